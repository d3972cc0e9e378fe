import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { largestFile } from "@gatehouse/contracts/imports/import-upload";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ImportMode } from "@gatehouse/domain/imports/import-state";
import { findCompany } from "../companies/held-companies.ts";
import { findGroup } from "../groups/held-groups.ts";
import { lockProject } from "../projects/lock-project.ts";
import { newId } from "../rows/new-id.ts";
import { fileOf, type ImportTools } from "./import-tools.ts";

/** A file on its way in: its bytes, and what is to be done with it. */
export type IncomingFile = {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly name: string;
  readonly kind: "file" | "sync";
  readonly mode: ImportMode;
  readonly dryRun: boolean;
};

/** Answers the run that knows a file's bytes already, if there is one; asked at `now`, while the project is held. */
export type FindSame = (tx: Tx, fileHash: string, now: Date) => Promise<string | undefined>;

/**
 * Stores a file as it comes, never holding it in memory, and starts the run that reads it. Answers the run's id, or that of
 * the run that `findSame` knows the same bytes from; then nothing is kept. It is asked while the project is held, so that the
 * same file sent twice at once is one run.
 * @throws {DomainError} `import.too-large` with `limit` in bytes; whatever the sender breaks off leaves nothing behind
 */
export async function receiveFile(
  db: Db,
  actor: Actor,
  tools: ImportTools,
  file: IncomingFile,
  findSame?: FindSame,
): Promise<{ importId: string; fileHash: string }> {
  const importId = newId();
  const path = fileOf(tools, importId);
  try {
    const { fileHash, fileBytes } = await store(file.bytes, path);
    const run = await startRun(db, actor, file, { importId, fileHash, fileBytes }, findSame);
    if (run !== importId) await rm(path);
    return { importId: run, fileHash };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function store(bytes: AsyncIterable<Uint8Array>, path: string) {
  const hash = createHash("sha256");
  let fileBytes = 0;
  async function* counted() {
    for await (const chunk of bytes) {
      fileBytes += chunk.length;
      if (fileBytes > largestFile) throw new DomainError("import.too-large", { limit: largestFile });
      hash.update(chunk);
      yield chunk;
    }
  }
  // Opened before the first byte is asked for: a file that is still being opened when the sender breaks off outlives its removal.
  const opened = await open(path, "w", 0o600);
  await pipeline(counted, opened.createWriteStream());
  return { fileHash: hash.digest("hex"), fileBytes };
}

async function startRun(
  db: Db,
  actor: Actor,
  file: IncomingFile,
  stored: { importId: string; fileHash: string; fileBytes: number },
  findSame?: FindSame,
): Promise<string> {
  const { kind, mode, dryRun } = file;
  const fileName = file.name.replace(/\p{Cc}/gu, "").slice(0, 200);
  return inTransaction(db, actor, async (tx) => {
    // What the file is about must still be there, and be what it is about, when its run has begun.
    await lockProject(tx);
    // Files stand in the order in which they got here, however long one of them waited for the project.
    const createdAt = await databaseNow(db, tx.client);
    const same = await findSame?.(tx, stored.fileHash, createdAt);
    if (same !== undefined) return same;
    const project = await tx.client.project.findUniqueOrThrow({ where: { id: tx.projectId } });
    const { importCompanyId: companyId, importGroupId: groupId } = project;
    const { importId, ...facts } = stored;
    await tx.client.import.create({
      data: {
        ...{
          projectId: tx.projectId,
          id: importId,
          kind,
          state: "reading",
          mode,
          dryRun,
          fileName,
          ...facts,
        },
        ...{
          scope: project.importScope,
          companyId,
          groupId,
          scopeName: await scopeName(tx, companyId, groupId),
        },
        ...{ createdAt, createdBy: tx.by },
      },
    });
    const after = { state: "reading", kind, mode, fileName, fileHash: facts.fileHash, dryRun };
    record(tx, "import.started", { kind: "import", id: importId }, { after });
    return importId;
  });
}

async function scopeName(tx: Tx, companyId: string | null, groupId: string | null): Promise<string | null> {
  if (companyId !== null) return (await findCompany(tx, companyId)).name;
  return groupId === null ? null : (await findGroup(tx, groupId)).name;
}
