import { Show } from "solid-js";
import { useRights } from "~/features/users/use-rights.ts";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { NoPermission } from "~/ui/states/no-permission.tsx";
import { ImportHistory } from "./import-history.tsx";

/** Every file that was brought or sent, what became of it, and what can still be undone. */
export function ImportsPage() {
  const rights = useRights();
  return (
    <Show
      when={rights.may("users.import")}
      fallback={
        <>
          <PageHeader title="Imports" />
          <NoPermission what="see imports">An owner or admin of this project can.</NoPermission>
        </>
      }
    >
      <ImportHistory />
    </Show>
  );
}
