/** How far up from the pointer the element that cuts its text off may stand. */
const levels = 4;

/**
 * Gives whatever is cut off with an ellipsis its whole text as a title, the moment a pointer comes upon it. Widths change
 * with columns and windows, so nothing is known before. The returned function ends it.
 */
export function titleCutTexts(): () => void {
  const onPointerOver = ({ target }: PointerEvent) => {
    let element = target instanceof HTMLElement ? target : null;
    for (let level = 0; element && level < levels; level += 1) {
      if (element.title && element.dataset.cut === undefined) return;
      const isCut =
        element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === "ellipsis";
      if (isCut) {
        element.title = element.textContent.trim();
        element.dataset.cut = "";
      } else if (element.dataset.cut !== undefined) {
        element.removeAttribute("title");
        delete element.dataset.cut;
      }
      element = element.parentElement;
    }
  };
  document.addEventListener("pointerover", onPointerOver, { passive: true });
  return () => document.removeEventListener("pointerover", onPointerOver);
}
