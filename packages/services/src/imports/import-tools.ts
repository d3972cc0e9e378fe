import path from "node:path";
import type { ImportProgressEvent } from "@gatehouse/contracts/imports/import-progress";

/** What imports need beside the database. */
export type ImportTools = {
  /** The folder in which files wait. It must exist. */
  readonly folder: string;
  /** Tells the admins of a project how far a run is; may be lost. */
  readonly announce: (projectId: string, event: ImportProgressEvent) => void;
};

/** Where the file of a run lies. Its name is never the name somebody gave it. */
export const fileOf = (tools: Pick<ImportTools, "folder">, importId: string): string =>
  path.join(tools.folder, `${importId}.csv`);
