import type { TokenRow } from "@gatehouse/contracts/tokens/tokens";
import { Key } from "@solid-primitives/keyed";
import { Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Button } from "~/ui/controls/button.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { scopeWords } from "./token-words.ts";

type TableProps = {
  tokens: readonly TokenRow[];
  zone: string;
  /** Given to those who may revoke. */
  onRevoke?: ((token: TokenRow) => void) | undefined;
};

/** The keys of a project, those revoked among them; on a phone each is a block of lines. */
export function TokenTable(props: TableProps) {
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">Key</th>
          <th class="px-3 font-medium">May</th>
          <th class="w-44 px-3 font-medium max-lg:hidden">Made</th>
          <th class="w-44 px-3 font-medium">Last used</th>
          <th class="w-32 px-3 pr-4 font-medium">
            <span class="sr-only">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody class="max-sm:block">
        <Key each={props.tokens} by="id">
          {(token) => <TokenLine {...props} token={token()} />}
        </Key>
      </tbody>
    </table>
  );
}

function TokenLine(props: TableProps & { token: TokenRow }) {
  return (
    <tr
      class={cx(
        "border-line border-b max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:px-4 max-sm:py-3",
        props.token.revokedAt !== null && "text-muted",
      )}
    >
      <td class="py-2 pr-3 pl-4 max-sm:p-0">
        <span class="block truncate font-medium">{props.token.name}</span>
        <span class="block truncate font-mono text-meta text-muted">{props.token.start}…</span>
      </td>
      <td class="px-3 max-sm:col-span-2 max-sm:row-start-2 max-sm:p-0">
        {props.token.scopes.map((scope) => scopeWords[scope].label).join(", ")}
      </td>
      <td class="px-3 text-muted max-lg:hidden">
        <RelativeTime at={props.token.createdAt} zone={props.zone} />
        <span class="block truncate text-meta">by {props.token.createdBy.name}</span>
      </td>
      <td class="px-3 text-muted max-sm:col-span-2 max-sm:row-start-3 max-sm:p-0 max-sm:text-meta">
        <Show when={props.token.lastUsedAt} fallback="Never used">
          {(at) => (
            <>
              <span class="sm:hidden">Last used </span>
              <RelativeTime at={at()} zone={props.zone} />
              <Show when={props.token.lastUsedFrom}>
                {(from) => <span class="block truncate font-mono text-meta">{from()}</span>}
              </Show>
            </>
          )}
        </Show>
      </td>
      <td class="px-3 pr-4 text-right max-sm:col-start-2 max-sm:row-start-1 max-sm:p-0">
        <Show
          when={props.token.revokedAt === null}
          fallback={<StatusPill state="removed" word="Revoked" quiet />}
        >
          <Show when={props.onRevoke}>
            {(revoke) => (
              <Button
                size="sm"
                aria-label={`Revoke… ${props.token.name}`}
                onClick={() => revoke()(props.token)}
              >
                Revoke…
              </Button>
            )}
          </Show>
        </Show>
      </td>
    </tr>
  );
}
