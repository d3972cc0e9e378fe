import type { Db } from "@gatehouse/services/connection";
import { claimMailBatch } from "@gatehouse/services/mails/claim-mail-batch";
import {
  dropFromMailBatch,
  finishMailBatch,
  postponeMailBatch,
  splitMailBatch,
} from "@gatehouse/services/mails/finish-mail-batch";
import {
  holdMailGate,
  noteMailFailure,
  noteMailSent,
  reserveSendSlot,
} from "@gatehouse/services/mails/mail-gate";
import { giveUpOldBatches, isMailDue, retireDeadMails } from "@gatehouse/services/mails/retire-mails";

/** Everything a worker asks of the database; each is a transaction of its own, and a worker may die between any two. */
export type MailOutbox = ReturnType<typeof mailOutbox>;

/** The outbox of a database. */
export const mailOutbox = (db: Db) => ({
  isDue: () => isMailDue(db),
  retire: async () => {
    await retireDeadMails(db);
    await giveUpOldBatches(db);
  },
  reserveSlot: (perSecond: number) => reserveSendSlot(db, perSecond),
  hold: (ms: number) => holdMailGate(db, ms),
  noteSent: () => noteMailSent(db),
  noteFailure: (error: string) => noteMailFailure(db, error),
  claim: () => claimMailBatch(db),
  finish: (batchId: string, results: Parameters<typeof finishMailBatch>[2]) =>
    finishMailBatch(db, batchId, results),
  postpone: (batchId: string, input: Parameters<typeof postponeMailBatch>[2]) =>
    postponeMailBatch(db, batchId, input),
  split: (batchId: string, error: string) => splitMailBatch(db, batchId, error),
  drop: (mails: Parameters<typeof dropFromMailBatch>[1]) => dropFromMailBatch(db, mails),
});
