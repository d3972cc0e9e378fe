import type { ImportItem, ImportItems, ImportItemsInput } from "@gatehouse/contracts/imports/import-items";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import type { WrittenFields } from "./items-of-kind.ts";
import { readImport } from "./read-import.ts";

/**
 * One tab of a plan, page by page in the order of the file, then of the list.
 * @throws {DomainError} `request.not-found`
 */
export function listImportItems(db: Db, input: ImportItemsInput): Promise<ImportItems> {
  const { projectId, importId, kind, limit } = input;
  return inSnapshot(db, async (client) => {
    const run = await readImport(client, projectId, importId);
    const rows = await client.importItem.findMany({
      where: { projectId, importId, kind, i: { gt: input.cursor ?? 0 } },
      orderBy: { i: "asc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const people = await client.user.findMany({
      where: { projectId, id: { in: page.flatMap((item) => item.suggestedId ?? []) } },
    });
    const suggested = new Map(people.map((one) => [one.id, one]));
    const chosen = await client.importRow.findMany({
      where: {
        ...{ projectId, importId, n: { in: page.flatMap((item) => item.n ?? []) } },
        OR: [{ restores: true }, { chosenId: { not: null } }],
      },
      select: { n: true },
    });
    const chosenRows = new Set(chosen.map((row) => row.n));
    return {
      rows: page.map((item): ImportItem => {
        const person = item.suggestedId === null ? undefined : suggested.get(item.suggestedId);
        return {
          ...{ i: item.i, n: item.n, line: item.line, name: item.name, email: item.email },
          ...{ invites: item.invites, hit: item.hit, kind },
          userId: kind === "new" && run.state !== "done" ? null : item.userId,
          standing: item.standing as ImportItem["standing"],
          passState: item.passState as ImportItem["passState"],
          changes: changesOf(JSON.parse(item.before), JSON.parse(item.after)),
          suggested: person
            ? { userId: person.id, name: `${person.firstName} ${person.lastName}`, email: person.email }
            : null,
          editedSince: item.note === null ? [] : item.note.split(" "),
          chosen: item.n !== null && chosenRows.has(item.n),
        };
      }),
      next: rows.length > limit ? (page.at(-1)?.i ?? null) : null,
    };
  });
}

function changesOf(before: WrittenFields, after: WrittenFields): ImportItem["changes"] {
  const reads = (fields: WrittenFields, field: string) =>
    Object.entries(fields).find(([key]) => key === field)?.[1] ?? null;
  return Object.keys(after)
    .filter((field) => reads(before, field) !== reads(after, field))
    .map((field) => ({ field, before: reads(before, field), after: reads(after, field) }));
}
