import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowOf, rowsOf } from "@gatehouse/domain/access/row-map";
import { lockReadersOf, readersOf } from "../lines/line-readers.ts";
import type { LineSettings } from "../lines/line-settings.ts";

/**
 * What a configuration file names that the site does not have, and the doors that nothing wired here can open; one line
 * each. Empty before the first list has come.
 */
export function compareWithList(lines: readonly LineSettings[], list: AccessList): readonly string[] {
  const { readers, doors } = list.tables;
  if (readers.size + doors.size === 0) return [];
  const strangers = lines.flatMap((line) =>
    readersOf(line)
      .filter(({ readerId }) => rowOf(readers, readerId) === undefined)
      .map(
        ({ readerId }) => `${line.id}: reader ${readerId} is none of this site's; everybody is denied there`,
      ),
  );
  const opened = new Set(lines.flatMap(lockReadersOf).map((readerId) => rowOf(readers, readerId)?.doorId));
  const shut = [...rowsOf(doors)]
    .filter(({ id }) => !opened.has(id))
    .map(({ name }) => `door ${name}: no reader of the configuration file drives its lock`);
  return [...strangers, ...shut];
}
