import { permissions } from "@gatehouse/domain/members/permissions";
import { expect, test } from "vitest";
import { appRouter } from "./app-router.ts";

const outsideTheTable = ["public", "signed-in", "invitee", "pass"];
type Procedure = { _def: { meta?: { policy?: string }; output?: unknown } };
// Typed per router; here only what all procedures share is of interest.
const shared: unknown = appRouter._def.procedures;
const procedures = Object.entries(shared as Record<string, Procedure>);

test("every procedure names its policy", () => {
  const without = procedures.filter(([, procedure]) => {
    const policy = procedure._def.meta?.policy;
    return policy === undefined || !(policy in permissions || outsideTheTable.includes(policy));
  });
  expect(without.map(([name]) => name)).toEqual([]);
});

test("every procedure has an output schema, so no extra column can leave", () => {
  const without = procedures.filter(([, procedure]) => procedure._def.output === undefined);
  expect(procedures.length).toBeGreaterThan(0);
  expect(without.map(([name]) => name)).toEqual([]);
});
