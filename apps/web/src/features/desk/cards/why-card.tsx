import type { DoorWhyAnswer } from "@gatehouse/contracts/doors/door-why";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { permissionOf } from "@gatehouse/domain/members/permissions";
import Check from "lucide-solid/icons/check";
import Minus from "lucide-solid/icons/minus";
import X from "lucide-solid/icons/x";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { api } from "~/lib/api/api.ts";
import { cx } from "~/lib/classes.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { reasonWords } from "../streams/reason-words.ts";
import { actionPlaces, actionWords, checkWords } from "./check-words.ts";

/** Why a door decided as it did: every check it made, the one that said no, and the one thing that fits. */
export function WhyCard(props: {
  projectId: string;
  position: number;
  role: MemberRole;
  /** Opens the sheet of a door. */
  onDoor: (doorId: string) => void;
}) {
  const [why] = createResource(
    () => ({ projectId: props.projectId, position: props.position }),
    (asked) => api.doors.why.query(asked),
  );
  return (
    <section aria-label="Why" class="border-line border-t px-4 py-3">
      <Switch>
        <Match when={why.error}>
          <p class="text-base text-muted">How this was decided cannot be shown now.</p>
        </Match>
        <Match when={why.latest?.event.position === props.position && why.latest}>
          {(answer) => <Explained why={answer()} role={props.role} onDoor={props.onDoor} />}
        </Match>
        <Match when={true}>
          <Skeleton width="70%" />
        </Match>
      </Switch>
    </section>
  );
}

const marks = {
  passed: Check,
  warned: Check,
  refused: X,
  "not-configured": Minus,
  "not-evaluated": Minus,
} as const;

function Explained(props: { why: DoorWhyAnswer; role: MemberRole; onDoor: (doorId: string) => void }) {
  const first = () => props.why.steps.findIndex((step) => step.outcome === "refused");
  const asked = () => props.why.steps.filter((step) => step.outcome !== "not-configured");
  const about = (detail: DoorWhyAnswer["steps"][number]["detail"]) =>
    [
      ...new Set(
        Object.values(detail).flatMap((value) =>
          typeof value === "string" ? (props.why.names[value] ?? []) : [],
        ),
      ),
    ].join(", ");
  return (
    <div class="flex flex-col gap-2.5">
      <h3 class="font-semibold text-meta">
        <Show when={props.why.event.reason} fallback="Why it opened">
          {(reason) => <>Why it stayed shut: {reasonWords[reason()]}</>}
        </Show>
      </h3>
      <ol class="flex flex-col gap-1">
        <For each={asked()}>
          {(step) => {
            const isFirst = () => props.why.steps.indexOf(step) === first();
            const tone = () =>
              step.outcome === "refused" ? "red" : step.outcome === "passed" ? "green" : "gray";
            return (
              <li
                data-tone={tone()}
                class={cx("flex items-start gap-2 text-base", !isFirst() && "text-muted")}
              >
                <Dynamic
                  component={marks[step.outcome]}
                  class="mt-0.5 size-3.5 flex-none text-tone-dot"
                  aria-hidden="true"
                />
                <span class={cx(isFirst() && "font-medium text-tone")}>
                  {checkWords[step.check]}{" "}
                  <Show
                    when={step.outcome === "refused"}
                    fallback={step.outcome === "not-evaluated" ? "not asked any more" : "yes"}
                  >
                    no{step.reason ? `: ${reasonWords[step.reason].toLowerCase()}` : ""}
                  </Show>
                  <Show when={about(step.detail)}>
                    {(names) => <span class="font-normal text-muted"> ({names()})</span>}
                  </Show>
                </span>
              </li>
            );
          }}
        </For>
      </ol>
      <Show when={props.why.action}>
        {(action) => <Advice action={action()} role={props.role} onDoor={props.onDoor} />}
      </Show>
    </div>
  );
}

/** The one thing that fits: a way to it for whoever may do it, else who can. */
function Advice(props: {
  action: NonNullable<DoorWhyAnswer["action"]>;
  role: MemberRole;
  onDoor: (doorId: string) => void;
}) {
  const words = () => actionWords[props.action.kind];
  const place = () => actionPlaces[props.action.kind];
  const may = () => {
    const verb = place()?.verb;
    return verb !== undefined && permissionOf(props.role, verb) !== "no";
  };
  const href = () => {
    const there = place();
    if (!there || !may()) return undefined;
    if (there.kind === "bridges") return "/bridges";
    return there.kind === "profile" && props.action.userId
      ? `/users/${props.action.userId}/${there.tab}`
      : undefined;
  };
  const door = () => (place()?.kind === "door" && may() ? props.action.doorId : null);
  return (
    <Switch
      fallback={
        <p class="text-base">
          {words().replace("…", "")}.
          <Show when={place() && !may()}>
            <span class="text-muted"> An owner or admin can.</span>
          </Show>
        </p>
      }
    >
      <Match when={href()}>
        {(to) => (
          <ButtonLink size="sm" variant="accent" class="self-start" href={to()}>
            {words()}
          </ButtonLink>
        )}
      </Match>
      <Match when={door()}>
        {(id) => (
          <Button size="sm" variant="accent" class="self-start" onClick={() => props.onDoor(id())}>
            {words()}
          </Button>
        )}
      </Match>
    </Switch>
  );
}
