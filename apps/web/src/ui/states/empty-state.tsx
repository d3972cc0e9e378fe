import Inbox from "lucide-solid/icons/inbox";
import type { JSX } from "solid-js";
import type { Icon } from "../icon.ts";
import { StateMessage } from "./state-message.tsx";

export type EmptyStateProps = {
  title: string;
  /** How this place gets filled, or which filter hides most. */
  children?: JSX.Element;
  icon?: Icon | undefined;
  actions?: JSX.Element;
  level?: 1 | 2 | 3 | undefined;
  class?: string | undefined;
};

/** Nothing here yet, or nothing that matches: always with the way on. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <StateMessage
      icon={props.icon ?? Inbox}
      title={props.title}
      actions={props.actions}
      level={props.level}
      class={props.class}
    >
      {props.children}
    </StateMessage>
  );
}
