import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowsOf } from "@gatehouse/domain/access/row-map";
import type { SimulatedDoorPlan } from "@gatehouse/reader/drivers/site-simulator/site-plan";

/** The doors a simulated site has: those of the list, each with its outer and inner reader, in a fixed order. */
export function plansOf(list: AccessList): readonly SimulatedDoorPlan[] {
  const readers = [...rowsOf(list.tables.readers)];
  const doors = [...rowsOf(list.tables.doors)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return doors.flatMap((door) => {
    const own = readers.filter((reader) => reader.doorId === door.id);
    const inReader = own.find((reader) => reader.direction === "in");
    const outReader = own.find((reader) => reader.direction === "out");
    return inReader ? [{ doorId: door.id, inReaderId: inReader.id, outReaderId: outReader?.id ?? null }] : [];
  });
}
