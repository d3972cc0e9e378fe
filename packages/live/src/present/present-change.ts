import { liveEvents } from "@gatehouse/contracts/live/catalogue";
import { userChange } from "@gatehouse/contracts/live/user-change";
import { importPresenters } from "./import-changed.ts";
import { presentMailSettled } from "./mail-settled.ts";
import { masterDataPresenters } from "./master-data.ts";
import { memberPresenters } from "./member-changed.ts";
import type { Presenter } from "./presented.ts";
import { readerPresenters } from "./reader-changes.ts";
import { presentRevocation, sitePresenters } from "./site-changes.ts";
import { presentUserChange } from "./user-change.ts";

/** Verbs about a person share one shape; every other verb has a presenter of its own. */
const presenters = new Map<string, Presenter>([
  ...liveEvents
    .filter((event) => event.payload === userChange)
    .map((event): [string, Presenter] => [event.name, presentUserChange]),
  // Said by itself: the same change also speaks to the mail log.
  ["mail.settled", presentMailSettled],
  ...Object.entries(memberPresenters),
  ...Object.entries(importPresenters),
  ...masterDataPresenters,
  ...Object.entries(sitePresenters),
  ...Object.entries(readerPresenters),
]);

/** The live events of a change; a verb without a presenter is heard by nobody. */
export const presentChange: Presenter = (change) => [
  ...(presenters.get(change.verb)?.(change) ?? []),
  ...presentRevocation(change),
];
