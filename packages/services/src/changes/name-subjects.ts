import type { TransactionClient } from "@gatehouse/db/client";

/** What a change is about. */
export type Subject = { readonly kind: string; readonly id: string };

/** The names of the subjects of changes as they are now, by id; what no longer exists has none. */
export async function nameSubjects(
  client: TransactionClient,
  projectId: string,
  subjects: readonly Subject[],
): Promise<Map<string, string>> {
  const where = (kind: string) => ({
    projectId,
    id: {
      in: [...new Set(subjects.filter((subject) => subject.kind === kind).map((subject) => subject.id))],
    },
  });
  const select = { id: true, name: true };
  const users = await client.user.findMany({
    where: where("user"),
    select: { id: true, firstName: true, lastName: true },
  });
  const named = [
    await client.role.findMany({ where: where("role"), select }),
    await client.company.findMany({ where: where("company"), select }),
    await client.group.findMany({ where: where("group"), select }),
    await client.site.findMany({ where: where("site"), select }),
    await client.zone.findMany({ where: where("zone"), select }),
    await client.door.findMany({ where: where("door"), select }),
    await client.reader.findMany({ where: where("reader"), select }),
    await client.bridge.findMany({ where: where("bridge"), select }),
    await client.schedule.findMany({ where: where("schedule"), select }),
    await client.apiToken.findMany({ where: where("token"), select }),
  ].flat();
  const imports = await client.import.findMany({
    where: where("import"),
    select: { id: true, fileName: true },
  });
  return new Map([
    ...imports.map((run) => [run.id, run.fileName] as const),
    ...users.map((user) => [user.id, `${user.firstName} ${user.lastName}`] as const),
    ...named.map((row) => [row.id, row.name] as const),
  ]);
}
