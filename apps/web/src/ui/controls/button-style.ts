import { cx } from "~/lib/classes.ts";

/** How loud a button is. One `primary` a view; `accent` is quiet but meant to be found, as an undo; `danger` only for what takes something away. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "accent" | "danger";

/** 28, 32 and 40 px high; 44 px on touch whatever the size. */
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line bg-surface text-ink hover:border-line-strong hover:bg-hover",
  quiet: "text-ink hover:bg-hover active:bg-press",
  accent: "text-accent hover:bg-accent-wash",
  danger: "bg-tone-dot text-on-accent hover:brightness-[0.94]",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-meta",
  md: "h-8 gap-1.5 px-3 text-base",
  lg: "h-10 gap-2 px-4 text-form",
};

const squares: Record<ButtonSize, string> = {
  sm: "size-7",
  md: "size-8",
  lg: "size-10",
};

const shared =
  "inline-flex flex-none select-none items-center justify-center whitespace-nowrap rounded-control font-medium " +
  "transition-[background-color,border-color,color,filter,opacity] duration-[120ms] ease-quiet " +
  "disabled:opacity-45 aria-disabled:opacity-45 pointer-coarse:min-h-11 pointer-coarse:min-w-11";

/** The classes of a button or of a link that looks like one. */
export function buttonClass(
  look: { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined; square?: boolean },
  extra?: string,
): string {
  const size = look.size ?? "md";
  return cx(shared, variants[look.variant ?? "secondary"], look.square ? squares[size] : sizes[size], extra);
}
