import type { Follower } from "@gatehouse/services/changes/follower";
import type { Db } from "@gatehouse/services/connection";
import { forgetOldSignIns } from "@gatehouse/services/sign-in/forget-old-sign-ins";
import { prepareSignInMails } from "@gatehouse/services/sign-in/prepare-sign-in-mails";
import type { ClockDuty } from "./run-clocks.ts";

/** Who reacts to the change log, one line each. */
export const followers: readonly Follower[] = [];

/** What the clock decides, one line each. */
export const clockDuties = (db: Db): readonly ClockDuty[] => [
  { name: "sign-in mails", everyMs: 500, run: () => prepareSignInMails(db) },
  { name: "old sign-ins", everyMs: 3_600_000, run: () => forgetOldSignIns(db) },
];
