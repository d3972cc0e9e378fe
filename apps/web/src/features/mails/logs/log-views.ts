import { type MailState, mailStates } from "@gatehouse/domain/mails/mail";

/** A view of the mail log: its word in the address, its label, and the states it shows (none: all). */
export type LogView = { readonly id: string; readonly label: string; readonly states: readonly MailState[] };

/** The views in their order; *problems* is where somebody has to do something. */
export const logViews: readonly LogView[] = [
  { id: "all", label: "All", states: [] },
  { id: "problems", label: "Problems", states: ["bounced", "failed", "complained"] },
  { id: "queued", label: "Queued", states: ["queued"] },
  { id: "sent", label: "Sent", states: ["sent"] },
  { id: "delivered", label: "Delivered", states: ["delivered"] },
  { id: "bounced", label: "Bounced", states: ["bounced"] },
  { id: "complained", label: "Complained", states: ["complained"] },
  { id: "failed", label: "Not sent", states: ["failed"] },
];

const everything: LogView = { id: "all", label: "All", states: [] };

/** The view an address names; a word that is none means everything. */
export function readLogView(search: string): LogView {
  const word = new URLSearchParams(search).get("state");
  return logViews.find(({ id }) => id === word) ?? everything;
}

/** The address of a view. */
export const logViewPath = ({ id }: LogView): string => (id === "all" ? "/mail" : `/mail?state=${id}`);

/** Whether a mail of this state belongs to the view. */
export function belongs(view: LogView, state: MailState): boolean {
  return view.states.length === 0 || view.states.includes(state);
}

/** States no view of one state shows; there is none, or mails could not be found by their state. */
export const unseenStates = mailStates.filter((state) => !logViews.some((view) => view.id === state));
