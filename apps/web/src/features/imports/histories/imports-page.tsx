import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { ImportHistory } from "./import-history.tsx";

/** Every file that was brought or sent, what became of it, and what can still be undone. */
export function ImportsPage() {
  return (
    <GuardedPage
      verb="users.import"
      title="Imports"
      what="see imports"
      who="An owner or admin of this project can."
    >
      <ImportHistory />
    </GuardedPage>
  );
}
