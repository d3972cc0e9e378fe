import Archive from "lucide-solid/icons/archive";
import Ban from "lucide-solid/icons/ban";
import Check from "lucide-solid/icons/circle-check";
import Dashed from "lucide-solid/icons/circle-dashed";
import Clock from "lucide-solid/icons/clock";
import ClockAlert from "lucide-solid/icons/clock-alert";
import DoorClosed from "lucide-solid/icons/door-closed";
import DoorOpen from "lucide-solid/icons/door-open";
import Eye from "lucide-solid/icons/eye";
import Hourglass from "lucide-solid/icons/hourglass";
import Info from "lucide-solid/icons/info";
import Lock from "lucide-solid/icons/lock";
import LockOpen from "lucide-solid/icons/lock-open";
import Mail from "lucide-solid/icons/mail";
import MailCheck from "lucide-solid/icons/mail-check";
import MailX from "lucide-solid/icons/mail-x";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import Send from "lucide-solid/icons/send";
import Smartphone from "lucide-solid/icons/smartphone";
import Timer from "lucide-solid/icons/timer";
import Trash from "lucide-solid/icons/trash";
import Triangle from "lucide-solid/icons/triangle-alert";
import Unplug from "lucide-solid/icons/unplug";
import type { Icon } from "../icon.ts";

/** The eight meanings a colour may have; nothing else in the product is coloured. */
export type Tone = "green" | "blue" | "amber" | "red" | "orange" | "violet" | "gray" | "teal";

export type StateLook = {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly word: string;
  /** Drawn with slanted stripes: told apart from its neighbour in the same colour by shape. */
  readonly hatched?: boolean;
};

/** Every state with a pill: its colour, its icon and its word on screen (product section 2). */
export const states = {
  // Standing of a user.
  active: { tone: "green", icon: Check, word: "Active" },
  "in-review": { tone: "amber", icon: Eye, word: "In review" },
  blocked: { tone: "red", icon: Ban, word: "Blocked" },
  archived: { tone: "gray", icon: Archive, word: "Archived" },
  // Pass.
  "not-invited": { tone: "gray", icon: Dashed, word: "Not invited" },
  invited: { tone: "blue", icon: Mail, word: "Invitation sent" },
  "invitation-expired": { tone: "orange", icon: ClockAlert, word: "Invitation expired" },
  "pass-active": { tone: "green", icon: Smartphone, word: "Active" },
  reset: { tone: "violet", icon: RotateCcw, word: "Reset" },
  removing: { tone: "orange", icon: Trash, word: "Deletion pending" },
  removed: { tone: "gray", icon: Trash, word: "Removed" },
  // Roles held, tasks, approvals.
  pending: { tone: "amber", icon: Timer, word: "Pending" },
  accepted: { tone: "green", icon: Check, word: "Accepted" },
  rejected: { tone: "red", icon: Ban, word: "Rejected" },
  expired: { tone: "orange", icon: ClockAlert, word: "Expired" },
  "to-do": { tone: "gray", icon: Dashed, word: "To do" },
  done: { tone: "green", icon: Check, word: "Done" },
  failed: { tone: "red", icon: Triangle, word: "Failed" },
  running: { tone: "blue", icon: Hourglass, word: "Running" },
  reverted: { tone: "gray", icon: RotateCcw, word: "Reverted" },
  // Mail.
  queued: { tone: "gray", icon: Clock, word: "Queued" },
  sent: { tone: "blue", icon: Send, word: "Sent" },
  delivered: { tone: "green", icon: MailCheck, word: "Delivered" },
  bounced: { tone: "orange", icon: MailX, word: "Bounced" },
  complained: { tone: "orange", icon: MailX, word: "Complained" },
  // Doors.
  granted: { tone: "green", icon: Check, word: "Granted" },
  denied: { tone: "red", icon: Ban, word: "Denied" },
  "forced-open": { tone: "red", icon: Triangle, word: "Forced open", hatched: true },
  "held-open": { tone: "amber", icon: Timer, word: "Held open" },
  opened: { tone: "blue", icon: DoorOpen, word: "Opened" },
  closed: { tone: "gray", icon: DoorClosed, word: "Closed" },
  lockdown: { tone: "violet", icon: Lock, word: "Lockdown" },
  unlocked: { tone: "teal", icon: LockOpen, word: "Unlocked" },
  online: { tone: "green", icon: Check, word: "Online" },
  unencrypted: { tone: "amber", icon: LockOpen, word: "Online, unencrypted" },
  offline: { tone: "gray", icon: Unplug, word: "Offline" },
  // Muster.
  safe: { tone: "green", icon: Check, word: "Safe" },
  missing: { tone: "red", icon: Triangle, word: "Missing", hatched: true },
  // Plain notices.
  info: { tone: "blue", icon: Info, word: "Info" },
} as const satisfies Record<string, StateLook>;

/** The name of a state that has a look. */
export type StateName = keyof typeof states;
