/** The box of every text-like control: 32 px high, 44 px on touch, its border dark enough to be seen as a control. */
export const controlClass =
  "w-full min-w-0 rounded-control border border-line-strong bg-surface text-form text-ink " +
  "transition-[border-color,box-shadow] duration-[120ms] ease-quiet hover:border-muted " +
  "focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-(--red-dot) disabled:bg-sunken disabled:text-subtle disabled:opacity-70 " +
  "[&[readonly]]:bg-sunken pointer-coarse:min-h-11";
