import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ImportProgressEvent } from "@gatehouse/contracts/imports/import-progress";
import type { Db } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { onTestFinished } from "vitest";
import { advanceImport } from "./advance-import.ts";
import { agreeToImport } from "./agree-to-import.ts";
import { listFindings } from "./list-findings.ts";
import { listImportItems } from "./list-import-items.ts";
import { receiveFile } from "./receive-file.ts";
import { showImport } from "./show-import.ts";

/** The header of every file of these tests. */
export const header = "First name,Last name,E-mail,ID,Sync ID";

/** A row of somebody by their last name; the first is *Ada* and the address follows the name, as in the user fixture. */
export const row = (lastName: string, idNumber: string, syncId = "", email?: string): string =>
  ["Ada", lastName, email ?? `${lastName.toLowerCase()}@example.org`, idNumber, syncId].join(",");

/** Somebody who brings files to a project and looks at what comes of them. */
export function givenImporter(db: Db, actor: AdminActor) {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-imports-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const told: ImportProgressEvent[] = [];
  const tools = {
    folder,
    announce: (_projectId: string, event: ImportProgressEvent) => void told.push(event),
  };
  const { projectId } = actor;
  const advance = (importId: string) => advanceImport(db, tools, projectId, importId);
  const show = (importId: string) => showImport(db, actor, importId);
  return {
    ...{ projectId, tools, told, advance, show },
    /** Brings a file of these rows and waits for its plan. */
    async bring(rows: readonly string[], mode: "replace" | "update" = "replace"): Promise<string> {
      const bytes = Buffer.from([header, ...rows, ""].join("\n"));
      return this.bringBytes(bytes, mode);
    },
    async bringBytes(bytes: Uint8Array, mode: "replace" | "update" = "replace"): Promise<string> {
      const file = { bytes: pieces(bytes), name: "people.csv", kind: "file" as const, mode, dryRun: false };
      const { importId } = await receiveFile(db, actor, tools, file);
      await advance(importId);
      return importId;
    },
    /** Agrees to the plan as it stands, typing the number when asked, and applies it. */
    async apply(importId: string): Promise<void> {
      const { plan } = await show(importId);
      await agreeToImport(db, actor, {
        projectId,
        importId,
        planHash: plan?.hash ?? "",
        removals: plan?.removals ?? 0,
      });
      await advance(importId);
    },
    /** The names in each tab of the plan that has any. */
    async tabs(importId: string): Promise<Partial<Record<PlanKind, string[]>>> {
      const counts = (await show(importId)).counts ?? {};
      const kinds = Object.entries<number>(counts).flatMap(([kind, count]) =>
        count > 0 ? [kind as PlanKind] : [],
      );
      const tabs: Partial<Record<PlanKind, string[]>> = {};
      for (const kind of kinds) {
        const { rows } = await listImportItems(db, { projectId, importId, kind, limit: 200 });
        tabs[kind] = rows.map((item) => item.name.replace(/^Ada /, ""));
      }
      return tabs;
    },
    /** Line and reason of each fault, or of each notice. */
    async findings(importId: string, isFault = true): Promise<string[]> {
      const { rows } = await listFindings(db, { projectId, importId, isFault, limit: 200 });
      return rows.map(
        ({ line, reason, other }) => `${line} ${reason}${other ? ` ${other.name ?? other.line}` : ""}`,
      );
    },
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}
