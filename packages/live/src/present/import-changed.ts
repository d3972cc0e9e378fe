import type { Presenter } from "./presented.ts";

/** A bell for the import's page, which reads the run anew. */
const presentImportChange: Presenter = (change) => [
  {
    audience: "admins",
    name: "import.changed",
    data: { importId: change.subjectId, state: String(change.after?.state ?? "") },
  },
];

/** The presenters of everything that happens to imports, by verb. */
export const importPresenters: Readonly<Record<string, Presenter>> = {
  "import.started": presentImportChange,
  "import.undoing-started": presentImportChange,
  "import.adjusted": presentImportChange,
  "import.stopped": presentImportChange,
  "import.held": presentImportChange,
  "import.agreed": presentImportChange,
  "import.finished": presentImportChange,
  "import.undone": presentImportChange,
  "import.cancelled": presentImportChange,
};
