import { Match, Switch } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { formatMoment, readerZone } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Banner } from "~/ui/states/banner.tsx";

/** Says why the page is not followed any more, or since when it may be out of date, and what to do. */
export function LiveBanner() {
  const live = useLive();
  const staleSince = () => {
    const connection = live.connection();
    return connection.kind === "stale" ? connection.since : undefined;
  };
  const here = () => encodeURIComponent(window.location.pathname + window.location.search);
  return (
    <Switch>
      <Match when={live.ending() === "signed-out"}>
        <Banner
          state="expired"
          urgent
          actions={
            <ButtonLink size="sm" variant="quiet" href={`/login?next=${here()}`}>
              Sign in
            </ButtonLink>
          }
        >
          You are signed out. What you see is as it was; nothing more can be done here.
        </Banner>
      </Match>
      <Match when={live.ending() === "new-version"}>
        <Banner
          state="info"
          actions={
            <Button size="sm" variant="quiet" onClick={() => window.location.reload()}>
              Load it
            </Button>
          }
        >
          A new version of Gatehouse is out. Finish what you are writing, then load it.
        </Banner>
      </Match>
      <Match when={live.ending() === "not-found"}>
        <Banner
          state="expired"
          urgent
          actions={
            <Button size="sm" variant="quiet" onClick={() => window.location.assign("/")}>
              My projects
            </Button>
          }
        >
          You are not a member of this project any more.
        </Banner>
      </Match>
      <Match when={staleSince()}>
        {(since) => (
          <Banner state="expired">
            No connection. What you see was true at {formatMoment(since(), "clock", readerZone())}; it catches
            up by itself.
          </Banner>
        )}
      </Match>
    </Switch>
  );
}
