import { randomUUID } from "node:crypto";
import { genesisHash } from "../../packages/db/src/changes/hash-chain.ts";
import type { Db } from "../../packages/db/src/client.ts";
import { inTransaction } from "../../packages/db/src/transactions/in-transaction.ts";
import type { MemberRole } from "../../packages/domain/src/members/member.ts";
import { newId } from "../../packages/services/src/rows/new-id.ts";
import { companyNames } from "./demo-names.ts";
import { demoPeople } from "./demo-people.ts";
import { type DemoSite, demoRoles, demoSites } from "./demo-site.ts";
import { type DemoGroup, museumGroups, portGroups, seedGroups } from "./seed-groups.ts";
import { seedPeople } from "./seed-people.ts";
import { seedSites } from "./seed-sites.ts";

/** The demo's admins, one for each role that signs in by a printed link. */
export type DemoAdmins = { readonly owner: string; readonly admin: string; readonly desk: string };

/** What the demo made: its admins and the project they work in. */
export type Demo = { readonly projectId: string; readonly admins: DemoAdmins };

const museum: DemoSite = {
  name: "Harbour museum",
  timeZone: "Europe/Brussels",
  zones: [{ name: "Museum entrance", doors: ["Museum door"] }],
};

/** Whether the database holds no project yet. */
export const isEmpty = async (db: Db): Promise<boolean> => (await db.client.project.count()) === 0;

/** The demo as it stands in this database; undefined when its people are not the demo's. */
export async function findDemo(db: Db): Promise<Demo | undefined> {
  const project = await db.client.project.findFirst({
    where: { isDemo: true },
    orderBy: { createdAt: "asc" },
  });
  if (!project) return undefined;
  const members = await db.client.member.findMany({ where: { projectId: project.id } });
  const holder = (role: MemberRole) => members.find((member) => member.role === role)?.adminId;
  const [owner, admin, desk] = [holder("owner"), holder("admin"), holder("desk")];
  return owner && admin && desk ? { projectId: project.id, admins: { owner, admin, desk } } : undefined;
}

/** Fills an empty database with a believable port terminal and a second, small project. The same at every start. */
export async function seedDemo(db: Db): Promise<Demo> {
  const admins = {
    owner: await seedAdmin(db, "olivia@northquay.example", "Olivia Maes"),
    admin: await seedAdmin(db, "adam@northquay.example", "Adam Claes"),
    desk: await seedAdmin(db, "dora@northquay.example", "Dora Smit"),
  };
  const auditor = await seedAdmin(db, "aude@northquay.example", "Aude Laurent");
  const terminal = await seedProject(db, "Northquay Terminal", { ...admins, auditor });
  const port = { sites: demoSites, people: demoPeople(400, "northquay.example"), groups: portGroups };
  await seedContent(db, terminal, port);
  const second = await seedProject(db, "Harbour Museum", { owner: admins.owner });
  const small = { sites: [museum], people: demoPeople(14, "museum.example", 7), groups: museumGroups };
  await seedContent(db, second, small);
  return { projectId: terminal, admins };
}

async function seedAdmin(db: Db, email: string, name: string): Promise<string> {
  const id = newId();
  await db.client.admin.create({ data: { id, email, name, createdAt: new Date() } });
  return id;
}

async function seedProject(
  db: Db,
  name: string,
  members: Partial<Record<MemberRole, string>>,
): Promise<string> {
  const id = newId();
  const createdAt = new Date();
  const contact = "Security desk, +32 3 555 01 10";
  await db.client.project.create({ data: { id, name, createdAt, isDemo: true, senderName: name, contact } });
  await db.client.head.create({ data: { projectId: id, lastHash: genesisHash, streamEpoch: randomUUID() } });
  await db.client.doorHead.create({ data: { projectId: id, streamEpoch: randomUUID() } });
  await db.client.member.createMany({
    data: Object.entries(members).map(([role, adminId]) => ({
      projectId: id,
      id: newId(),
      adminId,
      role,
      createdAt,
    })),
  });
  return id;
}

type Content = {
  readonly sites: readonly DemoSite[];
  readonly people: ReturnType<typeof demoPeople>;
  readonly groups: readonly DemoGroup[];
};

async function seedContent(db: Db, projectId: string, content: Content): Promise<void> {
  const actor = { kind: "system", projectId, name: "demo" } as const;
  await inTransaction(
    db,
    actor,
    async (tx) => {
      const named = (names: readonly string[]) =>
        new Map(names.map((name) => [name, newId(tx.now.getTime())]));
      const roleIds = named(demoRoles.map((role) => role.name));
      const companyIds = named(companyNames);
      const rows = (ids: ReadonlyMap<string, string>) =>
        [...ids].map(([name, id]) => ({ projectId, id, name, createdAt: tx.now }));
      await tx.client.role.createMany({ data: rows(roleIds) });
      await tx.client.company.createMany({ data: rows(companyIds) });
      await tx.client.project.update({
        where: { id: projectId },
        data: { defaultRoleId: roleIds.get("Staff") ?? null },
      });
      await seedSites(tx, content.sites, roleIds);
      await seedPeople(tx, content.people, roleIds, companyIds);
      await seedGroups(tx, content.groups);
    },
    { timeoutMs: 60_000, source: "demo" },
  );
}
