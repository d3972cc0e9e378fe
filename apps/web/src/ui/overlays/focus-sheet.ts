/**
 * For the `ref` of what a drawer beside the page holds: moves the focus into the drawer as it opens, so that what can be done
 * there is the next thing a keyboard reaches. Whoever closes it gives the focus back.
 */
export function focusSheet(content: HTMLElement): void {
  requestAnimationFrame(() => content.closest<HTMLElement>("[role=dialog]")?.focus());
}
