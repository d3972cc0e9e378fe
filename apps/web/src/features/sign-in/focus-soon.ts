/** Puts the cursor into the first field of a dialog, after the dialog has focused its close button. */
export function focusSoon(input: HTMLInputElement): void {
  requestAnimationFrame(() => input.focus());
}
