import { createMemo, type JSX, sharedConfig } from "solid-js";
import { Dynamic, isServer } from "solid-js/web";
import type { Icon } from "../icon.ts";

const drawn = new Map<Icon, Element>();

/**
 * An icon that lists draw by the hundred. Drawing one costs more than the rest of its cell, so each is drawn once
 * and copied from then on; while the page comes alive it takes over what the server drew.
 */
export function StateIcon(props: { icon: Icon; class: string }): JSX.Element {
  if (isServer || sharedConfig.context) return <Dynamic component={props.icon} class={props.class} />;
  return (
    <>
      {createMemo(() => {
        const copy = originalOf(props.icon).cloneNode(true) as Element;
        copy.setAttribute("class", `lucide-icon ${props.class}`);
        return copy;
      })()}
    </>
  );
}

function originalOf(icon: Icon): Element {
  const known = drawn.get(icon);
  if (known) return known;
  const original = icon({}) as Element;
  drawn.set(icon, original);
  return original;
}
