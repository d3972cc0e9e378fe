import CloudOff from "lucide-solid/icons/cloud-off";
import { type JSX, Show } from "solid-js";
import { Button } from "../controls/button.tsx";
import { CopyText } from "../controls/copy-text.tsx";
import { StateMessage } from "./state-message.tsx";

export type ErrorStateProps = {
  /** What did not work: "The list could not be loaded". */
  title: string;
  /** What was kept and what to do next. */
  children?: JSX.Element;
  onRetry?: (() => void) | undefined;
  busy?: boolean | undefined;
  /** The number support can find the log line by. */
  requestId?: string | undefined;
  level?: 1 | 2 | 3 | undefined;
};

/** A part of the page that failed, spoken at once, with a retry where one can help. */
export function ErrorState(props: ErrorStateProps) {
  return (
    <StateMessage
      icon={CloudOff}
      role="alert"
      title={props.title}
      level={props.level}
      actions={
        <Show when={props.onRetry}>
          {(retry) => (
            <Button busy={props.busy} onClick={() => retry()()}>
              Try again
            </Button>
          )}
        </Show>
      }
    >
      {props.children}
      <Show when={props.requestId}>
        {(id) => (
          <p class="mt-2 flex items-center justify-center gap-1.5 text-meta">
            Request <CopyText text={id()} label="request number" />
          </p>
        )}
      </Show>
    </StateMessage>
  );
}
