import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { Facts } from "~/ui/records/facts.tsx";
import { formatText } from "../checks/format-words.ts";
import { importPath } from "../imports-query.ts";
import { stepOf } from "../run-steps.ts";
import { scopeWords } from "../run-words.ts";
import { count, mailsText } from "./plan-words.ts";

/** What a plan means beside its lists: mails, roles, phones, and whom the file is about. */
export function PlanFacts(props: { run: ImportRun; plan: ImportPlan }) {
  const facts = () => {
    const { plan, run } = props;
    const isRevert = run.kind === "revert";
    const roles = {
      label: run.state === "done" ? "New people got" : "New people get",
      value: plan.defaultRole ?? "No role",
    };
    const about = {
      label: isRevert ? "Undoes" : "The file is about",
      value: isRevert ? <RevertedLink id={run.reverts} /> : scopeText(run, plan),
    };
    const phones = { label: "Phones", value: phonesText(plan) };
    const read = { label: "Read as", value: <ReadAs run={run} /> };
    const isDone = run.state === "done";
    return [
      about,
      { label: isDone ? "Mails" : "Mails that go out", value: mailsText(plan) },
      ...(plan.counts.restored > 0 ? [phones] : []),
      ...(plan.counts.new > 0 && !isRevert ? [roles] : []),
      ...(run.format ? [read] : []),
    ];
  };
  return <Facts class="max-w-[720px]" facts={facts()} />;
}

function scopeText(run: ImportRun, plan: ImportPlan): string {
  const { kind, name } = run.scope;
  const whom = name === null ? scopeWords[kind] : `People ${kind === "company" ? "of" : "in"} ${name}`;
  return `${whom}: ${count(plan.inScope, "person", "people") || "nobody yet"}`;
}

function phonesText({ phones }: ImportPlan): string {
  const parts = [
    phones.same > 0 ? `${formatCount(phones.same)} with the same phone` : "",
    count(phones.anew, "needs a new invitation", "need a new invitation"),
  ].filter(Boolean);
  return parts.length === 0 ? "Nobody who comes back had a phone" : parts.join(", ");
}

function RevertedLink(props: { id: string | null }) {
  return (
    <Show when={props.id} fallback="An import">
      {(id) => (
        <a href={importPath(id())} class="text-accent underline underline-offset-2">
          The import it belongs to
        </a>
      )}
    </Show>
  );
}

function ReadAs(props: { run: ImportRun }) {
  return (
    <>
      <Show when={props.run.format}>{(format) => formatText(format())}</Show>
      <Show when={props.run.notices}>{(notices) => <>; {count(notices(), "notice", "notices")}</>}</Show>
      <Show when={stepOf(props.run) === "review"}>
        {" · "}
        <a href={`${importPath(props.run.id)}?step=check`} class="text-accent underline underline-offset-2">
          Change
        </a>
      </Show>
    </>
  );
}
