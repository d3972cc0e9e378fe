import { Prisma } from "@gatehouse/db/client";

/** The condition, as a further `and`, that every word of a search stands somewhere in a `search` column; nothing for no word. */
export function nameCondition(q: string, column: Prisma.Sql): Prisma.Sql {
  const words = q.split(/\s+/).filter(Boolean);
  if (words.length === 0) return Prisma.empty;
  const parts = words.map((word) => {
    const literal = word.replace(/[\\%_]/g, "\\$&");
    return Prisma.sql`${column} like '%' || plain_text(${literal}) || '%'`;
  });
  return Prisma.sql`and ${Prisma.join(parts, " and ")}`;
}
