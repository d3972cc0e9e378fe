import { createHash } from "node:crypto";

/** A text that is sent this often is prepared; a list filter somebody tries once is not worth a plan kept for good. */
const wornIn = 5;
/** The most texts that are counted and prepared: each prepared one costs every connection a few kilobytes. */
const most = 1_000;

/**
 * Names for statements that are sent again and again, so that PostgreSQL plans them once a connection instead of each
 * time; planning a join of seven tables takes longer than running it. The empty name prepares nothing.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const known = new Map<string, { times: number; name: string }>();
  return ({ sql }) => {
    const seen = known.get(sql);
    if (seen === undefined) {
      if (known.size < most) known.set(sql, { times: 1, name: "" });
      return "";
    }
    seen.times += 1;
    if (seen.times === wornIn) seen.name = `s${createHash("sha256").update(sql).digest("hex").slice(0, 40)}`;
    return seen.name;
  };
}
