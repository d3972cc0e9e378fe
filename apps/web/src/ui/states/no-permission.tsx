import LockKeyhole from "lucide-solid/icons/lock-keyhole";
import type { JSX } from "solid-js";
import { StateMessage } from "./state-message.tsx";

export type NoPermissionProps = {
  /** What cannot be seen or done: "change members". */
  what: string;
  /** Who can: "An owner of this project can." */
  children?: JSX.Element;
  actions?: JSX.Element;
  level?: 1 | 2 | 3 | undefined;
};

/** The person's role does not allow this page; says who may, so nobody is left guessing. */
export function NoPermission(props: NoPermissionProps) {
  return (
    <StateMessage
      icon={LockKeyhole}
      title={`Your role does not allow you to ${props.what}`}
      actions={props.actions}
      level={props.level}
    >
      {props.children}
    </StateMessage>
  );
}
