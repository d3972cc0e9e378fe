import { children, type JSX, Show } from "solid-js";

export type SlotProps = {
  of: JSX.Element;
  /** Draws what surrounds the content; left out altogether when there is none. */
  frame: (content: JSX.Element) => JSX.Element;
};

/**
 * Draws a part that a caller may leave out. Reading a JSX prop makes its elements anew each time, which breaks
 * hydration when it is read once to ask and once to draw; here it is read once.
 */
export function Slot(props: SlotProps) {
  const content = children(() => props.of);
  const isFilled = () => content.toArray().some((each) => each !== false && each !== true && each !== "");
  return <Show when={isFilled()}>{props.frame(content())}</Show>;
}
