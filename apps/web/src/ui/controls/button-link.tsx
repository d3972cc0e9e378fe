import { type JSX, Show, splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "../icon.ts";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style.ts";

export type ButtonLinkProps = JSX.AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: Icon | undefined;
};

/** A link that looks like a button: for what leads somewhere and changes nothing. */
export function ButtonLink(props: ButtonLinkProps) {
  const [own, rest] = splitProps(props, ["variant", "size", "icon", "class", "children"]);
  return (
    <a {...rest} class={buttonClass(own, own.class)}>
      <Show when={own.icon}>{(icon) => <Dynamic component={icon()} />}</Show>
      {own.children}
    </a>
  );
}
