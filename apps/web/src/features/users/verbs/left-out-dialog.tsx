import { A } from "@solidjs/router";
import { For } from "solid-js";
import { codeText } from "~/lib/api/code-text.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { profilePath } from "../user-name.ts";
import type { LeftOut } from "./create-verbs.ts";

/** Whom a bulk verb was not done to, each with the reason and the way to their profile. */
export default function LeftOutDialog(props: { leftOut: LeftOut; onClose: () => void }) {
  const count = () => props.leftOut.failed.length;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={`${formatCount(count())} could not be ${props.leftOut.done}`}
      description="Everybody else was. Nothing about these people has changed."
      footer={
        <Button variant="primary" onClick={() => props.onClose()}>
          Close
        </Button>
      }
    >
      <ul class="flex flex-col">
        <For each={props.leftOut.failed}>
          {(failure) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2 text-base last:border-b-0">
              <A
                href={profilePath(failure.userId)}
                class="font-medium hover:underline"
                onClick={() => props.onClose()}
              >
                {failure.name}
              </A>
              <span class="text-muted">{codeText(failure.code)}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
