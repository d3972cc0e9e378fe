import { createNow } from "~/lib/ticker.ts";
import { QrCode } from "./qr-code.tsx";

export type QrRingProps = {
  text: string;
  label: string;
  /** When this code was drawn and when the next one comes, in milliseconds of this phone's clock. */
  drawnAt: number;
  nextAt: number;
  class?: string | undefined;
};

// Four steps a second, joined by a transition: even to the eye, easy on the battery.
const tickMs = 250;

// Length of the frame's path below: four sides and four quarter circles of a 96 square with corners of 10.
const frameLength = 4 * (96 - 20) + 2 * Math.PI * 10;

/** The credential on a phone: the code inside a frame that empties until the next code is drawn. */
export function QrRing(props: QrRingProps) {
  const now = createNow(tickMs);
  const left = () => {
    const whole = Math.max(1, props.nextAt - props.drawnAt);
    return Math.min(1, Math.max(0, (props.nextAt - now()) / whole));
  };
  return (
    <div class={`relative aspect-square ${props.class ?? ""}`}>
      <div class="absolute inset-[4.5%] overflow-hidden rounded-[7.5%] bg-paper">
        <QrCode text={props.text} label={props.label} class="size-full" />
      </div>
      <svg viewBox="0 0 100 100" class="absolute inset-0 size-full" aria-hidden="true">
        <path d={frame} fill="none" class="stroke-line" stroke-width="1.5" />
        <path
          d={frame}
          fill="none"
          class="stroke-accent transition-[stroke-dasharray] duration-[250ms] ease-linear"
          stroke-width="1.5"
          stroke-linecap="round"
          stroke-dasharray={`${frameLength * left()} ${frameLength}`}
        />
      </svg>
    </div>
  );
}

// Starts at the middle of the upper side and runs clockwise.
const frame = "M50 2H88a10 10 0 0 1 10 10V88a10 10 0 0 1-10 10H12a10 10 0 0 1-10-10V12a10 10 0 0 1 10-10H50";
