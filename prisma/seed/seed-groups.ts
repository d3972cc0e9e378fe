import type { Tx } from "../../packages/db/src/transactions/tx.ts";
import { newId } from "../../packages/services/src/rows/new-id.ts";
import { seededNumbers } from "./demo-people.ts";

/** A group of the demo and how large a part of the people is in it. */
export type DemoGroup = { readonly name: string; readonly share: number };

/** The crews and shifts of the port. Nobody is in both crews; whoever is in one may be in the others too. */
export const portGroups: readonly DemoGroup[] = [
  { name: "Quay crew A", share: 0.11 },
  { name: "Quay crew B", share: 0.1 },
  { name: "Night shift", share: 0.16 },
  { name: "Crane course, spring", share: 0.05 },
  { name: "First aiders", share: 0.04 },
  { name: "Evacuation wardens", share: 0.02 },
];

/** Those of the museum. */
export const museumGroups: readonly DemoGroup[] = [
  { name: "Weekend guides", share: 0.35 },
  { name: "First aiders", share: 0.15 },
];

/** Makes the groups and puts people into them, the same at every start. A stretch of one number per person keeps the first two apart. */
export async function seedGroups(tx: Tx, groups: readonly DemoGroup[]): Promise<void> {
  const { projectId, now: createdAt } = tx;
  const random = seededNumbers(113);
  const made = groups.map(({ name, share }) => ({ id: newId(createdAt.getTime()), name, share }));
  await tx.client.group.createMany({
    data: made.map(({ id, name }) => ({ projectId, id, name, createdAt })),
  });
  const people = await tx.client.user.findMany({
    where: { projectId },
    select: { id: true },
    orderBy: { shortNumber: "asc" },
  });
  const [first, second, ...others] = made;
  const data = people.flatMap(({ id: userId }) => {
    const crew = random();
    const [a, b] = [first?.share ?? 0, second?.share ?? 0];
    const held = [
      crew < a ? first : crew < a + b ? second : undefined,
      ...others.filter((one) => random() < one.share),
    ];
    return held.flatMap((group) => (group ? [{ projectId, userId, groupId: group.id }] : []));
  });
  await tx.client.userGroup.createMany({ data });
}
