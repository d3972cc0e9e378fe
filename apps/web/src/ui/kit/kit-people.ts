import type { Presence } from "../people/presence-stack.tsx";

/** Invented colleagues for the kit page. */
export const kitPresence: readonly Presence[] = [
  { adminId: "1", name: "Mia Koch", doing: "editing", field: "E-mail" },
  { adminId: "2", name: "Jonas Weber", doing: "viewing" },
  { adminId: "3", name: "Amara Okafor", doing: "idle" },
  { adminId: "4", name: "Li Wei", doing: "viewing" },
  { adminId: "5", name: "Zoë Müller", doing: "viewing" },
  { adminId: "6", name: "Ibrahim Diallo", doing: "idle" },
  { adminId: "7", name: "Sofia Rossi", doing: "viewing" },
];
