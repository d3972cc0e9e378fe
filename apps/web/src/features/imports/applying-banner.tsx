import { createEffect, Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { importPath } from "./imports-query.ts";
import { appliedShare } from "./run-share.ts";
import { underWay } from "./run-words.ts";
import { createRun } from "./runs/create-run.ts";

/** Says on every page of the admin that an import is being applied, and how far it is; gone when it is over. */
export default function ApplyingBanner(props: { id: string; onOver: () => void }) {
  const open = createRun(props.id);
  const share = () => appliedShare(open.progress(), open.data()?.counts ?? null);
  createEffect(() => {
    const state = open.data()?.state;
    if (open.failure() || open.isMissing() || (state !== undefined && state !== "applying")) props.onOver();
  });
  return (
    <Show when={open.data()}>
      {(run) => (
        <Banner
          state="running"
          actions={
            <ButtonLink size="sm" variant="quiet" href={importPath(props.id)}>
              Watch it
            </ButtonLink>
          }
        >
          {underWay(run())}
          <Show when={share()}>
            {(part) => <span class="tabular-nums">, {formatCount(part() * 100)} %</span>}
          </Show>
          . Other imports wait; everything else goes on.
        </Banner>
      )}
    </Show>
  );
}
