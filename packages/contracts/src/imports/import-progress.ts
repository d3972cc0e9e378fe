import { importStates } from "@gatehouse/domain/imports/import-state";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";
import { importProgress } from "./import-run.ts";

/** The ephemeral event `import.progress`: where a run stands, for every admin's screen. May be lost; the run's page can be asked any time. */
export const importProgressEvent = z.object({
  importId: id,
  state: z.enum(importStates),
  progress: z.nullable(importProgress),
});
export type ImportProgressEvent = z.output<typeof importProgressEvent>;
