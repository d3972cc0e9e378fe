import { endDueBlocks } from "@gatehouse/services/blocks/end-due-blocks";
import type { Follower } from "@gatehouse/services/changes/follower";
import type { Db } from "@gatehouse/services/connection";
import { approvalMails } from "@gatehouse/services/imports/approval-mails";
import { syncAlerts } from "@gatehouse/services/imports/sync-alerts";
import { recordExpiredInvitations } from "@gatehouse/services/invitations/record-expired-invitations";
import { forgetOldTries } from "@gatehouse/services/invitations/reserve-try";
import { mailFollower } from "@gatehouse/services/mails/mail-reactions";
import { forgetMailReceipts } from "@gatehouse/services/mails/record-mail-event";
import { memberMails } from "@gatehouse/services/members/member-mails";
import { runPassClocks } from "@gatehouse/services/passes/run-pass-clocks";
import { giveUpTraces, removeOldTraces } from "@gatehouse/services/readers/settle-traces";
import { forgetOldSignIns } from "@gatehouse/services/sign-in/forget-old-sign-ins";
import { prepareSignInMails } from "@gatehouse/services/sign-in/prepare-sign-in-mails";
import { repairStandings } from "@gatehouse/services/users/repair-standings";
import type { ClockDuty } from "./run-clocks.ts";

/** Who reacts to the change log, one line each. */
export const followers: readonly Follower[] = [mailFollower, memberMails, syncAlerts, approvalMails];

/** What the clock decides, one line each. */
export const clockDuties = (db: Db): readonly ClockDuty[] => [
  { name: "ended blocks", everyMs: 1_000, run: () => endDueBlocks(db) },
  { name: "standings", everyMs: 500, run: () => repairStandings(db) },
  { name: "sign-in mails", everyMs: 500, run: () => prepareSignInMails(db) },
  { name: "invitations that ran out", everyMs: 20_000, run: () => recordExpiredInvitations(db) },
  { name: "passes being removed", everyMs: 10_000, run: () => runPassClocks(db) },
  { name: "recordings that never came", everyMs: 15_000, run: () => giveUpTraces(db) },
  { name: "old recordings", everyMs: 60_000, run: () => removeOldTraces(db) },
  { name: "old tries", everyMs: 3_600_000, run: () => forgetOldTries(db) },
  { name: "old mail receipts", everyMs: 3_600_000, run: () => forgetMailReceipts(db) },
  { name: "old sign-ins", everyMs: 3_600_000, run: () => forgetOldSignIns(db) },
];
