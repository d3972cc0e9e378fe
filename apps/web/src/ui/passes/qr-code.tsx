import { createMemo } from "solid-js";
import { encode } from "uqr";

export type QrCodeProps = {
  text: string;
  /** `M` for a code on a bright screen, `Q` for print. */
  correction?: "L" | "M" | "Q" | "H" | undefined;
  /** What the code is for, spoken in place of the picture. */
  label: string;
  class?: string | undefined;
};

// ISO/IEC 18004 asks for four light modules around the code; scanners fail without them.
const quietZone = 4;

/** A QR code, always dark on white, whatever the theme: readers expect it so. */
export function QrCode(props: QrCodeProps) {
  const code = createMemo(() => encode(props.text, { ecc: props.correction ?? "M", border: quietZone }));
  const path = createMemo(() =>
    code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
      .join(""),
  );
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${code().size} ${code().size}`}
      shape-rendering="crispEdges"
      class={`block bg-paper ${props.class ?? ""}`}
    >
      <path d={path()} fill="#000" />
    </svg>
  );
}
