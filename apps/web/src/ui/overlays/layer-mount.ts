import { type Accessor, createContext, useContext } from "solid-js";

/** The element of the dialog around, which gives what floats inside it a place. */
export const LayerMount = createContext<Accessor<HTMLElement | undefined>>(() => undefined);

/**
 * Where a list, menu or panel that floats is drawn: within the dialog it belongs to, else at the end of the page. Whatever
 * stands beside an open dialog is hidden from screen readers.
 */
export function useLayerMount(): Accessor<Node> {
  const dialog = useContext(LayerMount);
  return () => dialog() ?? document.body;
}
