import { HttpStatusCode } from "@solidjs/start";
import UserRoundX from "lucide-solid/icons/user-round-x";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";

/** The address of somebody who is not in this project. */
export function MissingUser() {
  return (
    <>
      <HttpStatusCode code={404} />
      <EmptyState
        icon={UserRoundX}
        level={1}
        title="No such user"
        actions={
          <ButtonLink href="/users" variant="primary">
            Search all users
          </ButtonLink>
        }
      >
        Nobody in this project has this address. The person may belong to another project: switch it at the
        top.
      </EmptyState>
    </>
  );
}
