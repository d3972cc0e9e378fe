type KeyLine = {
  /** As pressed: `Mod K`, `g u` (one after the other), `Shift Enter`. */
  readonly keys: string;
  readonly label: string;
  readonly group: string;
  /** Works while typing too; only for combinations with a modifier. */
  readonly whileTyping?: true;
  /** Handled by the control that has the focus; listed here for the sheet. */
  readonly local?: true;
};

const everywhere = "Everywhere";
const goTo = "Go to";
const lists = "Lists";
const users = "Users";
const records = "A record";
const desk = "Security desk";
const imports = "Imports";
const reviews = "Reviews and approvals";

/** Every key of the product in one place: it registers them and feeds the `?` sheet. */
export const keyTable = {
  "palette.open": { keys: "Mod K", label: "Search and commands", group: everywhere, whileTyping: true },
  "sheet.open": { keys: "?", label: "This list of keys", group: everywhere },
  "form.submit": { keys: "Mod Enter", label: "Save or send", group: everywhere, whileTyping: true },

  "go.overview": { keys: "g o", label: "Overview", group: goTo },
  "go.users": { keys: "g u", label: "Users", group: goTo },
  "go.live": { keys: "g l", label: "Live console", group: goTo },
  "go.doors": { keys: "g d", label: "Doors", group: goTo },
  "go.readers": { keys: "g r", label: "Readers", group: goTo },
  "go.bridges": { keys: "g b", label: "Bridges", group: goTo },
  "go.imports": { keys: "g i", label: "Imports", group: goTo },
  "go.muster": { keys: "g m", label: "Muster", group: goTo },
  "go.audit": { keys: "g a", label: "Audit", group: goTo },
  "go.settings": { keys: "g s", label: "Settings", group: goTo },

  "list.next": { keys: "j", label: "Next row", group: lists },
  "list.previous": { keys: "k", label: "Previous row", group: lists },
  "list.select": { keys: "x", label: "Select the row", group: lists },
  "list.extend": { keys: "Shift ArrowDown", label: "Extend the selection", group: lists, local: true },
  "list.open": { keys: "Enter", label: "Open the row", group: lists, local: true },
  "list.peek": { keys: "Space", label: "Peek at the row", group: lists, local: true },
  "list.search": { keys: "/", label: "Search", group: lists },
  "list.filter": { keys: "f", label: "Filter", group: lists },
  "list.create": { keys: "c", label: "Add", group: lists },
  "list.clear": { keys: "Escape", label: "Clear the selection", group: lists, local: true },

  "record.edit": { keys: "e", label: "Edit", group: records },
  "record.next": { keys: "]", label: "Next in the list", group: records },
  "record.previous": { keys: "[", label: "Previous in the list", group: records },
  "record.actions": { keys: ".", label: "Actions", group: records },
  "record.tab-1": { keys: "1", label: "First tab", group: records },
  "record.tab-2": { keys: "2", label: "Second tab", group: records },
  "record.tab-3": { keys: "3", label: "Third tab", group: records },
  "record.tab-4": { keys: "4", label: "Fourth tab", group: records },
  "record.tab-5": { keys: "5", label: "Fifth tab", group: records },
  "record.tab-6": { keys: "6", label: "Sixth tab", group: records },
  "record.tab-7": { keys: "7", label: "Seventh tab", group: records },
  "record.tab-8": { keys: "8", label: "Eighth tab", group: records },

  "user.block": { keys: "b", label: "Block", group: users },
  "user.review": { keys: "r", label: "Mark for review", group: users },
  "user.archive": { keys: "#", label: "Archive", group: users },
  "user.invite": { keys: "i", label: "Invite again", group: users },
  "user.merge": { keys: "m", label: "Merge", group: users },

  "review.accept": { keys: "a", label: "Accept", group: reviews },
  "review.reject": { keys: "d", label: "Reject or block", group: reviews },
  "review.skip": { keys: "s", label: "Skip", group: reviews },

  "import.next-error": { keys: "n", label: "Next error", group: imports },
  "import.previous-error": { keys: "p", label: "Previous error", group: imports },

  "desk.pause": { keys: "Space", label: "Pause or resume the stream", group: desk },
  "desk.next-alarm": { keys: "n", label: "Next alarm", group: desk },
  "desk.acknowledge": { keys: "Enter", label: "Acknowledge", group: desk },
  "desk.take": { keys: "t", label: "Take the alarm", group: desk },
  "desk.note": { keys: "o", label: "Note", group: desk },
  "desk.wall": { keys: "v", label: "Photo wall", group: desk },
  "desk.plan": { keys: "p", label: "Floor plan", group: desk },
  "desk.mute": { keys: "m", label: "Mute", group: desk },
  "desk.unlock": { keys: "u", label: "Open the door's sheet at Unlock for 5 s", group: desk },
} as const satisfies Record<string, KeyLine>;

/** The name of a verb that has a key. */
export type KeyId = keyof typeof keyTable;

/** One line of the table under its name. */
export type KeyEntry = KeyLine & { readonly id: KeyId };

/** The table as a list, in its own order. */
export const keyEntries: readonly KeyEntry[] = Object.entries(keyTable).map(
  ([id, line]): KeyEntry => ({ ...line, id: id as KeyId }),
);
