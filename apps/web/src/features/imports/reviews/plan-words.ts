import type { ImportPlan, PlanDifference } from "@gatehouse/contracts/imports/import-run";
import type { ImportKind } from "@gatehouse/domain/imports/import-state";
import { type PlanKind, writingKinds } from "@gatehouse/domain/imports/plan-kind";
import { formatCount } from "../../../lib/numbers.ts";

type TabWords = { readonly label: string; readonly text: string };

/** A tab of the review: what it is called and what happens to whoever is in it; `done` says both once it has happened. */
export type PlanTab = TabWords & { readonly kind: PlanKind; readonly done?: Partial<TabWords> };

const fileTabs: readonly PlanTab[] = [
  {
    kind: "new",
    label: "New",
    text: "They are added, and invited by mail unless the blocklist matches.",
    done: { label: "Added", text: "They were added, and invited by mail unless the blocklist matched." },
  },
  {
    kind: "changed",
    label: "Changed",
    text: "They are updated as shown.",
    done: { text: "They were updated as shown." },
  },
  {
    kind: "unchanged",
    label: "Unchanged",
    text: "The file says of them what is known already.",
    done: { text: "The file said of them what was known already." },
  },
  {
    kind: "restored",
    label: "Coming back",
    text: "They are archived and come back: this file has them again after an earlier one had not, or an admin ticked them.",
    done: {
      label: "Came back",
      text: "They were archived and came back: this file had them again after an earlier one had not, or an admin ticked them.",
    },
  },
  {
    kind: "removed",
    label: "To be removed",
    text: "They are not in the file: they are deleted, every door closes, and they are told by mail.",
    done: {
      label: "Removed",
      text: "They were not in the file: they were deleted, every door closed for them, and they were told by mail.",
    },
  },
  {
    kind: "untouched-reset",
    label: "Untouched (Reset)",
    text: "Their app is reset; a file never touches them.",
    done: { text: "Their app was reset; a file never touches them." },
  },
  {
    kind: "kept-blocked",
    label: "Kept: blocked",
    text: "They are not in the file and stay on the list, because their block has to.",
    done: { text: "They were not in the file and stayed on the list, because their block had to." },
  },
  {
    kind: "archived-by-hand",
    label: "Archived by hand",
    text: "An admin sent them away, so a file does not bring them back by itself. Tick whom you want back.",
    done: { text: "An admin had sent them away, so the file did not bring them back." },
  },
  {
    kind: "outside-scope",
    label: "Outside the file’s scope",
    text: "The file is not about them; nothing happens to them.",
    done: { text: "The file was not about them; nothing happened to them." },
  },
];

const revertTabs: readonly PlanTab[] = [
  {
    kind: "restored",
    label: "Coming back",
    text: "The import had removed them: they are restored.",
    done: { label: "Came back", text: "The import had removed them: they were restored." },
  },
  {
    kind: "changed",
    label: "Changed back",
    text: "They get back what they had before the import.",
    done: { text: "They got back what they had before the import." },
  },
  {
    kind: "removed",
    label: "To be archived",
    text: "The import had added them or brought them back, and they have not activated their pass: they are archived.",
    done: {
      label: "Archived",
      text: "The import had added them or brought them back, and they had not activated their pass: they were archived.",
    },
  },
  {
    kind: "kept-active",
    label: "Kept: phone in use",
    text: "The import had added them or brought them back, and their phone is active by now: they stay.",
    done: {
      text: "The import had added them or brought them back, and their phone was active by then: they stayed.",
    },
  },
  {
    kind: "kept-since",
    label: "Kept: moved since",
    text: "Somebody changed where they stand since: they stay so.",
    done: { text: "Somebody had changed where they stood since: they stayed so." },
  },
  {
    kind: "unchanged",
    label: "Unchanged",
    text: "They are as they were before the import already.",
    done: { text: "They were as before the import already." },
  },
  {
    kind: "untouched-reset",
    label: "Untouched (Reset)",
    text: "Their app is reset since; they are not touched.",
    done: { text: "Their app had been reset since; they were not touched." },
  },
  {
    kind: "kept-blocked",
    label: "Kept: blocked",
    text: "They are blocked since; they stay so.",
    done: { text: "They had been blocked since; they stayed so." },
  },
];

/** The tabs of a plan in their order: those every review shows, the one that is asked for, and others once somebody is in them. */
export function planTabs(
  kind: ImportKind,
  counts: ImportPlan["counts"],
  asked?: string | undefined,
): readonly PlanTab[] {
  const tabs = kind === "revert" ? revertTabs : fileTabs;
  const always: readonly PlanKind[] =
    kind === "revert" ? ["restored", "changed", "removed"] : ["new", "changed", "unchanged", "removed"];
  return tabs.filter((tab) => always.includes(tab.kind) || counts[tab.kind] > 0 || tab.kind === asked);
}

/** The words of a tab, before or after its plan is applied. */
export const tabWords = ({ label, text, done }: PlanTab, isDone: boolean): TabWords => ({
  label,
  text,
  ...(isDone && done),
});

const isWriting = (kind: PlanKind): boolean => writingKinds.some((each) => each === kind);

/**
 * The tab an address names; else those who go, because that is what may not happen unseen; else the first in which something
 * happens to somebody; else the first with anybody in it.
 */
export function openTab(tabs: readonly PlanTab[], word: string | undefined, counts: ImportPlan["counts"]) {
  const named = tabs.find(({ kind }) => kind === word);
  const filled = tabs.filter(({ kind }) => counts[kind] > 0);
  const going = filled.find(({ kind }) => kind === "removed");
  return named ?? going ?? filled.find(({ kind }) => isWriting(kind)) ?? filled[0] ?? tabs[0];
}

/** Where somebody stands in a plan, in two words. */
export function placeWord(kind: PlanKind | null): string {
  if (kind === null) return "Not in it";
  return [...fileTabs, ...revertTabs].find((tab) => tab.kind === kind)?.label ?? kind;
}

/** What moved about a person since the plan before, where it is not their place. */
export const movedWords: Readonly<Record<Exclude<PlanDifference["what"], "place">, string>> = {
  fields: "their data",
  standing: "their status",
  pass: "their pass",
  invitation: "whether they are invited",
  blocklist: "what the blocklist says of them",
};

/** A share in percent as the guard names it: never 0 where there is something, never 100 where something is left. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const exact = (part * 100) / whole;
  if (part > 0 && exact < 1) return "under 1 %";
  return `${part < whole ? Math.min(99, Math.round(exact)) : 100} %`;
}

/** The mails of a plan in words: `12 invitations, 40 about removal`. */
export function mailsText({ mails }: Pick<ImportPlan, "mails">): string {
  const parts = [
    count(mails.invitations, "invitation", "invitations"),
    mails.removals > 0 ? `${formatCount(mails.removals)} about removal` : "",
    mails.returns > 0 ? `${formatCount(mails.returns)} that access is back` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "None" : parts.join(", ");
}

/** All mails of a plan. */
export const mailsTotal = ({ mails }: Pick<ImportPlan, "mails">): number =>
  mails.invitations + mails.removals + mails.returns;

/** `3 people`, `1 person`; empty for none. */
export function count(number: number, one: string, many: string): string {
  return number === 0 ? "" : number === 1 ? `1 ${one}` : `${formatCount(number)} ${many}`;
}

/** What a plan does, in one line: `12 new, 3 changed, 40 removed`; empty when it does nothing. */
export function planText(counts: ImportPlan["counts"], kind: ImportKind = "file"): string {
  const [changed, removed] = kind === "revert" ? ["changed back", "archived"] : ["changed", "removed"];
  const parts = [
    count(counts.new, "new", "new"),
    count(counts.changed, changed, changed),
    count(counts.restored, "coming back", "coming back"),
    count(counts.removed, removed, removed),
  ];
  return parts.filter(Boolean).join(", ");
}

/** The whole number somebody typed, thousands marks or not; undefined for anything else. */
export function typedNumber(text: string): number | undefined {
  const digits = text.replace(/[\s.,'’\u00a0\u202f]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
