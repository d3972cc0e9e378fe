import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowsOf } from "@gatehouse/domain/access/row-map";
import { SimulatedSite } from "@gatehouse/reader/drivers/site-simulator/simulated-site";
import {
  livelyTemperament,
  type SimulatedDoorPlan,
} from "@gatehouse/reader/drivers/site-simulator/site-plan";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import { seededRandom } from "@gatehouse/reader/supervisor/seeded-random";

/** The doors a simulated site has: those of the list, each with its outer and inner reader. */
export function plansOf(list: AccessList): readonly SimulatedDoorPlan[] {
  const readers = [...rowsOf(list.tables.readers)];
  return [...rowsOf(list.tables.doors)].flatMap((door) => {
    const own = readers.filter((reader) => reader.doorId === door.id);
    const inReader = own.find((reader) => reader.direction === "in");
    const outReader = own.find((reader) => reader.direction === "out");
    return inReader ? [{ doorId: door.id, inReaderId: inReader.id, outReaderId: outReader?.id ?? null }] : [];
  });
}

/** A site of simulated doors. The seed decides how people dawdle, nothing else. */
export const simulateSite = (doors: readonly SimulatedDoorPlan[], scheduler: Scheduler): SimulatedSite =>
  new SimulatedSite({ doors, scheduler, random: seededRandom(20_260), temperament: livelyTemperament });
