import type { DoorCheck } from "@gatehouse/domain/doors/decision";
import type { FittingAction } from "@gatehouse/domain/doors/fitting-action";
import type { Verb } from "@gatehouse/domain/members/permissions";

/** What each check of a door asks, in the order in which the first no counts. Total by type. */
export const checkWords: Record<DoorCheck, string> = {
  reader: "Was it read cleanly?",
  lease: "Is the list still in force?",
  credential: "Is it known here?",
  carrier: "Is this pass, card or badge in force?",
  standing: "Is the person active?",
  lockdown: "Is the door not locked down?",
  grant: "May this person enter here?",
  validity: "Is that right valid now?",
  schedule: "Is it within the hours?",
  "anti-passback": "Is the person outside?",
  occupancy: "Is there room?",
  pin: "Is the PIN right?",
};

/** The one thing that fits, as a button says it, and where it is done. Total by type. */
export const actionWords: Record<FittingAction, string> = {
  "open-profile": "Open the profile",
  unblock: "Unblock…",
  revalidate: "Revalidate…",
  restore: "Restore…",
  "resend-invitation": "Invite again…",
  "add-number": "Add this number to somebody",
  "grant-access": "Give a role that opens this door",
  "finish-task": "See the open task",
  "accept-role": "See the pending role",
  "extend-validity": "Extend the validity",
  "show-schedule": "See the hours",
  "release-lockdown": "Release the lockdown…",
  "ask-to-refresh-phone": "Ask for a fresh code on the phone",
  "renew-badge": "Renew the badge",
  "check-bridge": "Check the bridge",
  "check-reader": "Check the reader",
};

type Place =
  | { readonly kind: "profile"; readonly tab: string; readonly verb: Verb }
  | { readonly kind: "door"; readonly verb: Verb }
  | { readonly kind: "bridges"; readonly verb: Verb };

/** Where an action is done and the verb it takes; the others are for somebody to do by hand. */
export const actionPlaces: Partial<Record<FittingAction, Place>> = {
  "open-profile": { kind: "profile", tab: "roles", verb: "users.see" },
  unblock: { kind: "profile", tab: "roles", verb: "users.unblock" },
  revalidate: { kind: "profile", tab: "roles", verb: "users.revalidate" },
  restore: { kind: "profile", tab: "roles", verb: "users.restore" },
  "resend-invitation": { kind: "profile", tab: "invitations", verb: "users.invite" },
  "grant-access": { kind: "profile", tab: "roles", verb: "roles.manage" },
  "finish-task": { kind: "profile", tab: "roles", verb: "tasks.see" },
  "accept-role": { kind: "profile", tab: "roles", verb: "roles.see" },
  "extend-validity": { kind: "profile", tab: "roles", verb: "users.edit" },
  "renew-badge": { kind: "profile", tab: "badges", verb: "credentials.manage" },
  "release-lockdown": { kind: "door", verb: "doors.release" },
  "check-reader": { kind: "door", verb: "doors.see" },
  "check-bridge": { kind: "bridges", verb: "bridges.see" },
};
