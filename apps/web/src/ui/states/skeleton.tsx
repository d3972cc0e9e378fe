import { cx } from "~/lib/classes.ts";

/** A grey bar in the place and size of what is loading; the region around it should carry `aria-busy`. */
export function Skeleton(props: { class?: string | undefined; width?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      class={cx("block h-3 animate-[breathe_1.6s_ease-in-out_infinite] rounded-chip bg-line", props.class)}
      style={props.width ? { width: props.width } : undefined}
    />
  );
}
