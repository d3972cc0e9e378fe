import type { PresentedCredential } from "../../observations/presented-credential.ts";
import { delay, type Scheduler } from "../../supervisor/scheduler.ts";
import { between, pick, type Random } from "../../supervisor/seeded-random.ts";
import type { SimulatedSite } from "./simulated-site.ts";
import type { SimulatedDoorPlan } from "./site-plan.ts";

/** Somebody of the crowd. */
export type CrowdMember = {
  readonly memberId: string;
  /** What this person holds against a reader now; a phone shows another code each time. Null: nothing at hand, try later. */
  readonly credential: (now: Date) => PresentedCredential | null;
  /** Doors this person walks to; null for any. Some of them may well refuse. */
  readonly doorIds: readonly string[] | null;
};

/** What a crowd is made of. `members` is asked again before every walk, so people may come and go. */
export type DemoCrowdParts = {
  readonly site: SimulatedSite;
  readonly members: () => readonly CrowdMember[];
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** How many walk up to a door in a minute, on average. */
  readonly walksPerMinute: number;
};

/** Lets people come and go at seeded moments until the signal aborts. Whoever is refused tries another door later. */
export async function runDemoCrowd(parts: DemoCrowdParts, signal: AbortSignal): Promise<void> {
  const { site, scheduler, random } = parts;
  const insideOf = new Map<string, SimulatedDoorPlan>();
  const onTheWay = new Set<string>();
  const meanMs = 60_000 / parts.walksPerMinute;

  const walk = async (member: CrowdMember): Promise<void> => {
    const entered = insideOf.get(member.memberId);
    const plan = entered ?? pick(random, doorsFor(member, site.doorPlans));
    if (plan === undefined) return;
    if (entered !== undefined && entered.outReaderId === null) {
      await site.leaveByExitButton(entered.doorId);
      insideOf.delete(member.memberId);
      return;
    }
    const credential = member.credential(scheduler.now());
    if (credential === null) return;
    const readerId = entered === undefined ? plan.inReaderId : (plan.outReaderId ?? plan.inReaderId);
    const outcome = await site.present({ readerId, credential }).passage;
    if (outcome !== "passed") return;
    if (entered === undefined) insideOf.set(member.memberId, plan);
    else insideOf.delete(member.memberId);
  };

  try {
    while (!signal.aborted) {
      await delay(scheduler, between(random, 0.2, 1.8) * meanMs, signal);
      const member = pick(random, parts.members());
      if (member === undefined || onTheWay.has(member.memberId)) continue;
      onTheWay.add(member.memberId);
      void walk(member).finally(() => onTheWay.delete(member.memberId));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function doorsFor(member: CrowdMember, plans: readonly SimulatedDoorPlan[]): readonly SimulatedDoorPlan[] {
  const { doorIds } = member;
  return doorIds === null ? plans : plans.filter((plan) => doorIds.includes(plan.doorId));
}
