import { type Component, lazy, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { usePeople } from "../use-people.tsx";
import type { OpenVerb, VerbKind } from "./create-verbs.ts";

/** What every dialog of a verb is given. */
export type VerbDialogProps = { readonly verb: OpenVerb };

/** Each dialog is a chunk of its own: none of them is part of the first load. */
const dialogs: Record<VerbKind, Component<VerbDialogProps>> = {
  add: lazy(() => import("../forms/add-user-dialog.tsx")),
  edit: lazy(() => import("../forms/edit-user-dialog.tsx")),
  block: lazy(() => import("./block-dialog.tsx")),
  unblock: lazy(() => import("./unblock-dialog.tsx")),
  review: lazy(() => import("./review-dialog.tsx")),
  revalidate: lazy(() => import("./revalidate-dialog.tsx")),
  archive: lazy(() => import("./archive-dialog.tsx")),
  delete: lazy(() => import("./delete-dialog.tsx")),
  restore: lazy(() => import("./restore-dialog.tsx")),
  invite: lazy(() => import("./invite-dialog.tsx")),
  withdraw: lazy(() => import("./withdraw-dialog.tsx")),
  "make-code": lazy(() => import("./make-code-dialog.tsx")),
  "give-role": lazy(() => import("./give-role-dialog.tsx")),
};

const LeftOutDialog = lazy(() => import("./left-out-dialog.tsx"));

/** Where the dialogs of verbs stand, above whatever page asked for them. */
export function VerbHost() {
  const people = usePeople();
  return (
    <>
      <Show when={people.verbs.current()} keyed>
        {(verb) => (
          <Suspense>
            <Dynamic component={dialogs[verb.verb]} verb={verb} />
          </Suspense>
        )}
      </Show>
      <Show when={people.verbs.leftOut()}>
        {(leftOut) => (
          <Suspense>
            <LeftOutDialog leftOut={leftOut()} onClose={() => people.verbs.setLeftOut(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
