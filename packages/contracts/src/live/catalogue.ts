import { blocklistAdded } from "./events/blocklist-added.ts";
import { blocklistRemoved } from "./events/blocklist-removed.ts";
import { bridgeAdded } from "./events/bridge-added.ts";
import { bridgeConnected } from "./events/bridge-connected.ts";
import { bridgeDisconnected } from "./events/bridge-disconnected.ts";
import { bridgeLinesReported } from "./events/bridge-lines-reported.ts";
import { bridgePaired } from "./events/bridge-paired.ts";
import { bridgeQuarantined } from "./events/bridge-quarantined.ts";
import { companyCreated } from "./events/company-created.ts";
import { companyDeleted } from "./events/company-deleted.ts";
import { companyRenamed } from "./events/company-renamed.ts";
import { doorLockedDown } from "./events/door-locked-down.ts";
import { doorReleased } from "./events/door-released.ts";
import { doorReported } from "./events/door-reported.ts";
import { doorUnlockOrdered } from "./events/door-unlock-ordered.ts";
import { groupCreated } from "./events/group-created.ts";
import { groupDeleted } from "./events/group-deleted.ts";
import { groupRenamed } from "./events/group-renamed.ts";
import { holderChanged } from "./events/holder-changed.ts";
import { importChanged } from "./events/import-changed.ts";
import { invitationAsked } from "./events/invitation-asked.ts";
import { invitationExpired } from "./events/invitation-expired.ts";
import { invitationSent } from "./events/invitation-sent.ts";
import { invitationWithdrawn } from "./events/invitation-withdrawn.ts";
import { mailMoved } from "./events/mail-moved.ts";
import { mailSettled } from "./events/mail-settled.ts";
import { memberChanged } from "./events/member-changed.ts";
import { passActivated } from "./events/pass-activated.ts";
import { passMoved } from "./events/pass-moved.ts";
import { passRemoved } from "./events/pass-removed.ts";
import { passReset } from "./events/pass-reset.ts";
import { passWipeOrdered } from "./events/pass-wipe-ordered.ts";
import { readerOrdered } from "./events/reader-ordered.ts";
import { revocationAcknowledged } from "./events/revocation-acknowledged.ts";
import { revocationOpened } from "./events/revocation-opened.ts";
import { roleCreated } from "./events/role-created.ts";
import { roleDefaultSet } from "./events/role-default-set.ts";
import { roleRenamed } from "./events/role-renamed.ts";
import { traceChanged } from "./events/trace-changed.ts";
import { userAdded } from "./events/user-added.ts";
import { userArchived } from "./events/user-archived.ts";
import { userBadgeAdded } from "./events/user-badge-added.ts";
import { userBadgeRemoved } from "./events/user-badge-removed.ts";
import { userBlockEnded } from "./events/user-block-ended.ts";
import { userBlocked } from "./events/user-blocked.ts";
import { userCompanyAdded } from "./events/user-company-added.ts";
import { userCompanyRemoved } from "./events/user-company-removed.ts";
import { userEdited } from "./events/user-edited.ts";
import { userGroupAdded } from "./events/user-group-added.ts";
import { userGroupRemoved } from "./events/user-group-removed.ts";
import { userMarkedForReview } from "./events/user-marked-for-review.ts";
import { userMatchCleared } from "./events/user-match-cleared.ts";
import { userRestored } from "./events/user-restored.ts";
import { userRevalidated } from "./events/user-revalidated.ts";
import { userRoleAdded } from "./events/user-role-added.ts";
import { userRoleChanged } from "./events/user-role-changed.ts";
import { userRoleRemoved } from "./events/user-role-removed.ts";
import { userStandingSettled } from "./events/user-standing-settled.ts";
import { userUnblocked } from "./events/user-unblocked.ts";

/** Every live event there is, one line each. Changing a payload changes the protocol version (protocol-version.test.ts). */
export const liveEvents = [
  userAdded,
  userEdited,
  userBlocked,
  userUnblocked,
  userBlockEnded,
  userMarkedForReview,
  userRevalidated,
  userArchived,
  userRestored,
  userStandingSettled,
  userRoleAdded,
  userRoleRemoved,
  userRoleChanged,
  userCompanyAdded,
  userCompanyRemoved,
  userGroupAdded,
  userGroupRemoved,
  userBadgeAdded,
  userBadgeRemoved,
  invitationSent,
  invitationWithdrawn,
  invitationExpired,
  invitationAsked,
  passActivated,
  passMoved,
  passReset,
  passWipeOrdered,
  passRemoved,
  mailSettled,
  mailMoved,
  userMatchCleared,
  roleCreated,
  roleRenamed,
  roleDefaultSet,
  companyCreated,
  companyRenamed,
  companyDeleted,
  groupCreated,
  groupRenamed,
  groupDeleted,
  blocklistAdded,
  blocklistRemoved,
  holderChanged,
  bridgeAdded,
  bridgeConnected,
  bridgeDisconnected,
  bridgePaired,
  bridgeQuarantined,
  bridgeLinesReported,
  readerOrdered,
  traceChanged,
  doorLockedDown,
  doorReleased,
  doorReported,
  doorUnlockOrdered,
  revocationAcknowledged,
  revocationOpened,
  memberChanged,
  importChanged,
] as const;

/** Name of a live event. */
export type LiveEventName = (typeof liveEvents)[number]["name"];

const byName = new Map<string, (typeof liveEvents)[number]>(liveEvents.map((event) => [event.name, event]));

/** Finds an event by name; undefined for a name this build does not know. */
export const findLiveEvent = (name: string) => byName.get(name);
