import { mailMoved } from "@gatehouse/contracts/live/events/mail-moved";
import type { FrameEvent } from "@gatehouse/contracts/live/frame";
import type { MailRow } from "@gatehouse/contracts/mails/mails-list";
import { createStore } from "solid-js/store";

type Move = { readonly p: number; readonly change: Pick<MailRow, "state" | "reason"> };

/** What an event did to the mails: moved a known one, or spoke of one that is not on screen. */
export type MailEffect = { readonly id: string; readonly state: MailRow["state"]; readonly isKnown: boolean };

/**
 * The mails on screen by id. Answers and events may overtake each other: an answer never undoes an event of a later position, and
 * an event that an answer already contains changes nothing.
 */
export function createMailRows() {
  const [rows, setRows] = createStore<Record<string, MailRow>>({});
  const readAt = new Map<string, number>();
  const moves = new Map<string, Move>();
  return {
    row: (id: string): MailRow | undefined => rows[id],
    put(given: readonly MailRow[], position: number): void {
      for (const row of given) {
        const move = moves.get(row.id);
        const isNewer = move !== undefined && move.p > position;
        if (move && !isNewer) moves.delete(row.id);
        readAt.set(row.id, position);
        setRows(row.id, isNewer ? { ...row, ...move.change } : row);
      }
    },
    apply(event: FrameEvent): MailEffect | undefined {
      if (event.name !== mailMoved.name) return undefined;
      const parsed = mailMoved.payload.safeParse(event.data);
      if (!parsed.success) return undefined;
      const { mailId: id, state, reason } = parsed.data;
      const isKnown = id in rows;
      if (isKnown && event.p <= (readAt.get(id) ?? 0)) return undefined;
      moves.set(id, { p: event.p, change: { state, reason } });
      if (isKnown) setRows(id, { state, reason });
      return { id, state, isKnown };
    },
  };
}
