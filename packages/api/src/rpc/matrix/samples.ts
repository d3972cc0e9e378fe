import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "../app-router.ts";
import type { World } from "./world.fixture.ts";

type Inputs = inferRouterInputs<AppRouter>;

/** One valid input for every call; a call without a line does not compile. */
export type Samples = {
  readonly [Noun in keyof Inputs]: {
    readonly [Verb in keyof Inputs[Noun]]: (world: World) => Inputs[Noun][Verb];
  };
};

const everyone = {
  tab: "all",
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
} as const;
const token = "A".repeat(43);
const point = `B${"A".repeat(86)}`;
const signature = "A".repeat(86);
const binding = { attempt: "attempt", signKey: point, agreeKey: point, proof: signature };
const inProject = ({ projectId }: World) => ({ projectId });
const nothing = () => undefined;
const userFilter = ({ ids }: World) => ({
  ...everyone,
  roleIds: [ids.heldRole],
  companyIds: [ids.heldCompany],
  groupIds: [],
  records: [],
  passStates: [],
});
const signedCall = ({ projectId, ids }: World) => ({
  projectId,
  passId: ids.activeUser,
  epoch: 1,
  at: 1,
  body: "{}",
  signature,
});
const ofImport = (world: World) => ({ projectId: world.projectId, importId: world.ids.readyImport });
const ofReader = (world: World) => ({ ...inProject(world), readerId: world.ids.reader });
const ofUser = (world: World) => ({ projectId: world.projectId, userId: world.ids.activeUser });

/**
 * The inputs of the authority tests, made from one world so that they can be made from another one as well. Where it can
 * be, an input is one that succeeds for whoever may. A new call: add its line, run the tests with `-u`, review the table.
 */
export const samples: Samples = {
  signIn: {
    request: () => ({ email: "ada@example.org" }),
    confirmLink: () => ({ token }),
    confirmCode: () => ({ email: "ada@example.org", code: "ABCD-EFGH" }),
    requestStepUp: nothing,
    signOut: nothing,
  },
  sessions: {
    me: nothing,
    list: nothing,
    end: ({ ids }) => ({ sessionId: ids.adminSession }),
    endOthers: nothing,
  },
  projects: {
    list: nothing,
    create: (world) => ({ ...inProject(world), name: "Another", timeZone: "UTC" }),
  },
  members: {
    list: inProject,
    invite: (world) => ({ ...inProject(world), name: "Eve", email: "eve@example.org", role: "admin" }),
    changeRole: (world) => ({ ...inProject(world), memberId: world.ids.adminMember, role: "auditor" }),
    remove: (world) => ({ ...inProject(world), memberId: world.ids.adminMember }),
    sessions: (world) => ({ ...inProject(world), memberId: world.ids.adminMember }),
    endSession: (world) => ({
      ...inProject(world),
      memberId: world.ids.adminMember,
      sessionId: world.ids.adminSession,
    }),
  },
  users: {
    list: (world) => ({ ...inProject(world), filter: userFilter(world), sort: "name", limit: 50 }),
    anchors: (world) => ({ ...inProject(world), filter: userFilter(world), sort: "name" }),
    byIds: (world) => ({ ...inProject(world), ids: [world.ids.activeUser, world.ids.blockedUser] }),
    ids: (world) => ({ ...inProject(world), filter: userFilter(world) }),
    find: (world) => ({ ...inProject(world), q: world.ids.activeUser }),
    doubles: (world) => ({
      ...inProject(world),
      ...{ firstName: "active", lastName: world.marker, email: "", phone: "", idNumber: "" },
      exceptId: world.ids.blockedUser,
    }),
    profile: ofUser,
    log: (world) => ({ ...ofUser(world), limit: 50 }),
    add: (world) => ({
      ...inProject(world),
      ...{ firstName: "Eve", lastName: "New", email: "eve@example.org", phone: "", idNumber: "", syncId: "" },
      companyIds: [world.ids.freeCompany],
      roleIds: [world.ids.freeRole],
      invite: true,
    }),
    edit: (world) => ({ ...ofUser(world), base: { firstName: "active" }, patch: { firstName: "Changed" } }),
    bulk: (world) => ({
      ...inProject(world),
      ids: [world.ids.activeUser, world.ids.matchedUser],
      action: { kind: "give-role", roleId: world.ids.freeRole, validFrom: null, validTo: null },
    }),
    review: (world) => ({ ...ofUser(world), note: "" }),
    block: (world) => ({ ...ofUser(world), reason: "Test", until: null }),
    unblock: (world) => ({ ...inProject(world), userId: world.ids.blockedUser, blocks: [world.ids.block] }),
    unblockAndRevalidate: (world) => ({ ...inProject(world), userId: world.ids.blockedUser, blocks: "all" }),
    revalidate: (world) => ({ ...inProject(world), userId: world.ids.reviewedUser }),
    archive: (world) => ({ ...ofUser(world), tellPerson: false }),
    delete: ofUser,
    restore: (world) => ({ ...inProject(world), userId: world.ids.archivedUser, tellPerson: false }),
  },
  credentials: {
    add: (world) => ({ ...ofUser(world), number: "77001", carrier: "card" }),
    withdraw: (world) => ({ ...ofUser(world), credentialId: world.ids.credential }),
  },
  blocks: {
    list: (world) => ({ ...inProject(world), q: "", limit: 50 }),
    add: (world) => ({
      ...inProject(world),
      ...{ email: null, phone: "", name: "Eve Elsewhere", birthDate: null, idNumber: "" },
      ...{ reason: "Test", until: null },
    }),
    remove: (world) => ({ ...inProject(world), entryId: world.ids.blocklistEntry }),
    clearMatch: (world) => ({
      ...inProject(world),
      userId: world.ids.matchedUser,
      entryId: world.ids.blocklistEntry,
    }),
  },
  roles: {
    list: inProject,
    create: (world) => ({ ...inProject(world), name: "Welder", description: "" }),
    rename: (world) => ({
      ...inProject(world),
      roleId: world.ids.freeRole,
      name: "Renamed",
      description: "",
    }),
    setDefault: (world) => ({ ...inProject(world), roleId: world.ids.freeRole }),
    give: (world) => ({ ...ofUser(world), roleId: world.ids.freeRole, validFrom: null, validTo: null }),
    setValidity: (world) => ({
      ...ofUser(world),
      roleId: world.ids.heldRole,
      validFrom: null,
      validTo: null,
    }),
    take: (world) => ({ ...ofUser(world), roleId: world.ids.heldRole }),
  },
  companies: {
    list: (world) => ({ ...inProject(world), q: "", limit: 50 }),
    create: (world) => ({ ...inProject(world), name: "Eve and Sons" }),
    rename: (world) => ({ ...inProject(world), companyId: world.ids.freeCompany, name: "Renamed" }),
    delete: (world) => ({ ...inProject(world), companyId: world.ids.freeCompany }),
    assign: (world) => ({ ...ofUser(world), companyId: world.ids.freeCompany }),
    remove: (world) => ({ ...ofUser(world), companyId: world.ids.heldCompany }),
  },
  groups: {
    list: (world) => ({ ...inProject(world), q: "", limit: 50 }),
    create: (world) => ({ ...inProject(world), name: "Night shift" }),
    rename: (world) => ({ ...inProject(world), groupId: world.ids.freeGroup, name: "Renamed" }),
    delete: (world) => ({ ...inProject(world), groupId: world.ids.freeGroup }),
    assign: (world) => ({ ...ofUser(world), groupId: world.ids.freeGroup }),
    remove: (world) => ({ ...ofUser(world), groupId: world.ids.heldGroup }),
  },
  changes: {
    list: (world) => ({ ...inProject(world), limit: 50 }),
  },
  imports: {
    list: (world) => ({ ...inProject(world), limit: 20 }),
    show: ofImport,
    items: (world) => ({ ...ofImport(world), kind: "new", limit: 20 }),
    findings: (world) => ({ ...ofImport(world), isFault: true, limit: 20 }),
    setFormat: (world) => ({ ...ofImport(world), hasHeader: false, remember: false }),
    setOptions: (world) => ({ ...ofImport(world), mode: "update", inviteAll: false, tellReturned: false }),
    editRow: (world) => ({
      ...{ ...ofImport(world), n: 1 },
      fields: { firstName: "Eve", lastName: "New", email: "eve@example.org", idNumber: "1", syncId: "" },
    }),
    choose: (world) => ({
      ...{ ...ofImport(world), n: 1 },
      choice: { kind: "match", userId: world.ids.activeUser },
    }),
    agree: (world) => ({ ...ofImport(world), planHash: "0".repeat(64), removals: null }),
    approve: (world) => ({ ...inProject(world), importId: world.ids.heldImport, planHash: "0".repeat(64) }),
    cancel: ofImport,
    revert: (world) => ({ ...inProject(world), importId: world.ids.doneImport }),
    settings: inProject,
    alerts: inProject,
    setAlerts: (world) => ({ ...inProject(world), memberIds: [world.ids.adminMember] }),
    setSettings: (world) => ({
      ...{ ...inProject(world), scope: "company", companyId: world.ids.heldCompany },
      ...{ groupId: null, guardPercent: 10, guardPeople: 100 },
    }),
  },
  invitations: {
    send: (world) => ({ ...ofUser(world), kind: null }),
    withdraw: ofUser,
    makeCode: ofUser,
    resendToAllExpired: inProject,
    look: () => ({ token }),
    start: () => ({ token }),
    ask: () => ({ token }),
  },
  passes: {
    activate: () => ({ token, lastFour: "ABCD", binding }),
    activateByCode: () => ({ email: "ada@example.org", code: "ABCD-EFGH", binding }),
    askAnew: ({ projectId, ids }) => ({ projectId, passId: ids.activeUser, askToken: "none" }),
    state: signedCall,
    reset: signedCall,
    confirmWiped: signedCall,
    startMove: signedCall,
    renewKey: signedCall,
  },
  mails: {
    list: (world) => ({ ...inProject(world), states: [], userId: world.ids.activeUser, limit: 50 }),
    preview: (world) => ({ ...inProject(world), mailId: world.ids.mail }),
    health: inProject,
  },
  doors: {
    list: inProject,
    events: (world) => ({
      ...inProject(world),
      filter: {
        siteIds: [world.ids.site],
        zoneIds: [world.ids.zone],
        doorIds: [world.ids.door],
        classes: [],
        reasons: [],
        userId: world.ids.activeUser,
      },
      limit: 50,
    }),
    person: ofUser,
    why: (world) => ({ ...inProject(world), position: world.eventPosition }),
    unlock: (world) => ({ ...inProject(world), doorId: world.ids.door, reason: "" }),
    lockdown: (world) => ({
      ...inProject(world),
      target: { kind: "site", id: world.ids.site },
      reason: "Test",
    }),
    release: (world) => ({
      ...inProject(world),
      target: { kind: "zone", id: world.ids.zone },
      reason: "Test",
    }),
    present: (world) => ({
      ...inProject(world),
      readerId: world.ids.reader,
      credential: { kind: "number", userId: world.ids.activeUser },
    }),
  },
  bridges: {
    list: inProject,
    add: (world) => ({ ...inProject(world), siteId: world.ids.site, name: "Second bridge" }),
    renewPairing: (world) => ({ ...inProject(world), bridgeId: world.ids.bridge }),
    reportStolen: (world) => ({ ...inProject(world), bridgeId: world.ids.bridge }),
  },
  readers: {
    list: inProject,
    openInstallMode: (world) => ({ ...ofReader(world), minutes: 5, reason: "Test" }),
    closeInstallMode: ofReader,
    rotateKey: ofReader,
    releaseQuarantine: (world) => ({ ...ofReader(world), reason: "Test" }),
    identify: ofReader,
    startTrace: (world) => ({
      ...{ ...inProject(world), bridgeId: world.ids.bridge, lineId: `${world.marker} line` },
      ...{ minutes: 5, reason: "Test" },
    }),
    stopTrace: (world) => ({ ...inProject(world), traceId: world.ids.trace }),
    listTraces: (world) => ({ ...inProject(world), bridgeId: world.ids.bridge }),
  },
  revocations: { ofUser },
  tokens: {
    list: inProject,
    create: (world) => ({ ...inProject(world), name: "Personnel system", scopes: ["sync-users"] }),
    revoke: (world) => ({ ...inProject(world), tokenId: world.ids.token }),
  },
};

/** The input of a call in a world. */
export function sampleOf(path: string, world: World): unknown {
  const [noun = "", verb = ""] = path.split(".");
  const make: unknown = Reflect.get(Object(Reflect.get(samples, noun)), verb);
  if (typeof make !== "function") throw new Error(`samples.ts has no line for ${path}`);
  return make(world);
}
