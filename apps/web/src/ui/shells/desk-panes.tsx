import type { JSX } from "solid-js";
import { Slot } from "../slot.tsx";

export type DeskPanesProps = {
  left?: JSX.Element;
  leftLabel: string;
  centre: JSX.Element;
  right?: JSX.Element;
  rightLabel: string;
};

/**
 * Queue, stream and card side by side; on a narrow screen the stream has the room and the others stack around it. Each keeps
 * its height whatever it holds: an event must not move the stream.
 */
export function DeskPanes(props: DeskPanesProps) {
  return (
    <div class="grid min-h-0 flex-1 grid-cols-1 grid-rows-[auto_minmax(0,1fr)_auto] lg:grid-cols-[minmax(280px,340px)_minmax(0,1fr)] lg:grid-rows-1 xl:grid-cols-[minmax(300px,360px)_minmax(0,1fr)_minmax(320px,400px)]">
      <Slot
        of={props.left}
        frame={(content) => (
          <section
            aria-label={props.leftLabel}
            class="flex min-h-0 flex-col overflow-y-auto border-line max-lg:h-[22dvh] max-lg:border-b lg:border-r"
          >
            {content}
          </section>
        )}
      />
      <div class="flex min-h-0 min-w-0 flex-col">{props.centre}</div>
      <Slot
        of={props.right}
        frame={(content) => (
          <section
            aria-label={props.rightLabel}
            class="flex min-h-0 flex-col overflow-y-auto border-line max-xl:h-[32dvh] max-xl:border-t lg:max-xl:col-span-2 xl:border-l"
          >
            {content}
          </section>
        )}
      />
    </div>
  );
}
