import {
  importAlerts,
  importAlertsInput,
  setImportAlertsInput,
} from "@gatehouse/contracts/imports/import-alerts";
import {
  editImportRowInput,
  importFindings,
  importFindingsInput,
} from "@gatehouse/contracts/imports/import-findings";
import { setFormatInput } from "@gatehouse/contracts/imports/import-format";
import { importItems, importItemsInput } from "@gatehouse/contracts/imports/import-items";
import { importRun, importsList, importsListInput, ofImport } from "@gatehouse/contracts/imports/import-run";
import {
  applyImportInput,
  approveImportInput,
  chooseInput,
  importMoved,
  importSettings,
  importSettingsInput,
  setImportOptionsInput,
  setImportSettingsInput,
} from "@gatehouse/contracts/imports/import-verbs";
import { agreeToImport, approveImport } from "@gatehouse/services/imports/agree-to-import";
import { cancelImport } from "@gatehouse/services/imports/cancel-import";
import { chooseForRow, setFormat, setImportOptions } from "@gatehouse/services/imports/change-run";
import { editImportRow } from "@gatehouse/services/imports/edit-import-row";
import { readImportAlerts, setImportAlerts } from "@gatehouse/services/imports/import-alerts";
import { readImportSettings, setImportSettings } from "@gatehouse/services/imports/import-settings";
import { listFindings } from "@gatehouse/services/imports/list-findings";
import { listImportItems } from "@gatehouse/services/imports/list-import-items";
import { listImports } from "@gatehouse/services/imports/list-imports";
import { revertImport } from "@gatehouse/services/imports/revert-import";
import { showImport } from "@gatehouse/services/imports/show-import";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Runs of imports: looking at them, deciding about them, undoing them. Files are brought by a request of their own. */
export const importsRouter = rpc.router({
  list: projectProcedure("users.import")
    .input(importsListInput)
    .output(importsList)
    .query(({ ctx, input }) => listImports(ctx.db, input)),
  show: projectProcedure("users.import")
    .input(ofImport)
    .output(importRun)
    .query(({ ctx, input }) => showImport(ctx.db, ctx.actor, input.importId)),
  items: projectProcedure("users.import")
    .input(importItemsInput)
    .output(importItems)
    .query(({ ctx, input }) => listImportItems(ctx.db, input)),
  findings: projectProcedure("users.import")
    .input(importFindingsInput)
    .output(importFindings)
    .query(({ ctx, input }) => listFindings(ctx.db, input)),
  setFormat: projectProcedure("users.import")
    .input(setFormatInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => setFormat(ctx.db, ctx.actor, input)),
  setOptions: projectProcedure("users.import")
    .input(setImportOptionsInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => setImportOptions(ctx.db, ctx.actor, input)),
  editRow: projectProcedure("users.import")
    .input(editImportRowInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => editImportRow(ctx.db, ctx.actor, input)),
  choose: projectProcedure("users.import")
    .input(chooseInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => chooseForRow(ctx.db, ctx.actor, input)),
  agree: projectProcedure("users.import")
    .input(applyImportInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => agreeToImport(ctx.db, ctx.actor, input)),
  approve: projectProcedure("users.import")
    .input(approveImportInput)
    .output(importMoved)
    .mutation(({ ctx, input }) => approveImport(ctx.db, ctx.actor, input)),
  cancel: projectProcedure("users.import")
    .input(ofImport)
    .output(importMoved)
    .mutation(({ ctx, input }) => cancelImport(ctx.db, ctx.actor, input)),
  revert: projectProcedure("users.import")
    .input(ofImport)
    .output(importMoved)
    .mutation(({ ctx, input }) => revertImport(ctx.db, ctx.actor, input)),
  settings: projectProcedure("guards.see")
    .input(importSettingsInput)
    .output(importSettings)
    .query(({ ctx, input }) => readImportSettings(ctx.db, input.projectId)),
  setSettings: projectProcedure("settings.manage")
    .input(setImportSettingsInput)
    .output(importSettings)
    .mutation(({ ctx, input }) => setImportSettings(ctx.db, ctx.actor, input)),
  alerts: projectProcedure("settings.manage")
    .input(importAlertsInput)
    .output(importAlerts)
    .query(({ ctx, input }) => readImportAlerts(ctx.db, input.projectId)),
  setAlerts: projectProcedure("settings.manage")
    .input(setImportAlertsInput)
    .output(importAlerts)
    .mutation(({ ctx, input }) => setImportAlerts(ctx.db, ctx.actor, input)),
});
