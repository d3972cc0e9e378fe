import type { TokenRow } from "@gatehouse/contracts/tokens/tokens";
import { useQuery } from "@tanstack/solid-query";
import KeyRound from "lucide-solid/icons/key-round";
import Plus from "lucide-solid/icons/plus";
import { createSignal, lazy, Show, Suspense } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { SettingsTabs } from "~/features/settings/settings-tabs.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { TokenTable } from "./token-table.tsx";

const CreateTokenDialog = lazy(() => import("./create-token-dialog.tsx"));
const RevokeTokenDialog = lazy(() => import("./revoke-token-dialog.tsx"));

/** How often it is asked when a key was last used; making and revoking shows at once. */
const lookAgainMs = 30_000;

/** The keys by which other systems send the list of people: made, seen in use, revoked. */
export function TokensPage() {
  return (
    <GuardedPage
      verb="tokens.see"
      title="API keys"
      what="see API keys"
      who="An owner or auditor of this project can."
      tabs={<SettingsTabs />}
    >
      <Tokens />
    </GuardedPage>
  );
}

function Tokens() {
  const project = useProject();
  const rights = useRights();
  const [isCreating, setCreating] = createSignal(false);
  const [revoking, setRevoking] = createSignal<TokenRow>();
  const list = useQuery(() => ({
    queryKey: ["tokens.list", project.id()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.tokens.list.query({ projectId: project.id() }, { signal }),
    refetchInterval: lookAgainMs,
    staleTime: 0,
    deferStream: true,
  }));
  const again = () => void list.refetch();
  const mayManage = () => rights.may("tokens.manage");
  useKeys({ "list.create": () => mayManage() && setCreating(true) });
  return (
    <>
      <PageHeader
        title="API keys"
        tabs={<SettingsTabs />}
        actions={
          <Show when={mayManage()}>
            <Button variant="primary" icon={Plus} hint="c" onClick={() => setCreating(true)}>
              Make a key
            </Button>
          </Show>
        }
      />
      <Suspense fallback={<Skeleton class="m-4" width="22rem" />}>
        <Show
          when={list.data ?? !list.isError}
          fallback={
            <ErrorState title="The keys could not be read" busy={list.isFetching} onRetry={again}>
              {failureText(failureOf(list.error))}
            </ErrorState>
          }
        >
          <Show when={(list.data?.rows.length ?? 0) > 0} fallback={<NoKeys />}>
            <TokenTable
              tokens={list.data?.rows ?? []}
              zone={project.timeZone()}
              onRevoke={mayManage() ? setRevoking : undefined}
            />
          </Show>
        </Show>
      </Suspense>
      <LatePart
        name="The dialog"
        onFailed={() => {
          setCreating(false);
          setRevoking(undefined);
        }}
      >
        <Show when={isCreating()}>
          <CreateTokenDialog onMade={again} onClose={() => setCreating(false)} />
        </Show>
        <Show when={revoking()}>
          {(token) => (
            <RevokeTokenDialog token={token()} onRevoked={again} onClose={() => setRevoking(undefined)} />
          )}
        </Show>
      </LatePart>
    </>
  );
}

function NoKeys() {
  return (
    <EmptyState icon={KeyRound} title="No key yet">
      With a key the system that knows your people sends the list by itself. A key may do what it was made for
      and nothing else, and can be revoked any time.
    </EmptyState>
  );
}
