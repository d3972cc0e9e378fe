import type { MailFacts, MailProject } from "@gatehouse/contracts/mails/mail-facts";

/** A port with everything set, a name that would be markup, and one mail of each kind. */
export const samplePort: MailProject = {
  id: "0197f7f0-0000-7000-8000-0000000000aa",
  name: "Port of Antwerp <North>",
  senderName: "Port Access",
  replyTo: "access@port.example.org",
  contact: "the access desk, +32 3 555 01 00",
  timeZone: "Europe/Brussels",
};

const person = { project: samplePort, firstName: "Ada & Co" };

export const sampleSecrets = { token: "dG9rZW4tb2YtYW4taW52aXRhdGlvbi1mb3ItdGVzdHM", code: "K7QPW9XM" };

export const sampleFacts: readonly MailFacts[] = [
  {
    ...person,
    kind: "invitation",
    purpose: "first",
    invitedBy: "Grace Hopper",
    expiresAt: "2026-05-12T08:12:00.000Z",
  },
  { ...person, kind: "invitation", purpose: "again", invitedBy: null, expiresAt: "2026-05-12T08:12:00.000Z" },
  {
    ...person,
    kind: "invitation",
    purpose: "new-phone",
    invitedBy: "Grace Hopper",
    expiresAt: "2026-12-12T08:12:00.000Z",
  },
  {
    ...person,
    kind: "invitation",
    purpose: "old-phone-lost",
    invitedBy: "Grace Hopper",
    expiresAt: "2026-05-12T08:12:00.000Z",
  },
  { ...person, kind: "phone-bound", phone: "iPhone, Safari", at: "2026-05-05T07:00:00.000Z" },
  { ...person, kind: "access-removed" },
  { ...person, kind: "access-restored", needsInvitation: false, isInvited: false },
  { ...person, kind: "access-restored", needsInvitation: true, isInvited: true },
  { ...person, kind: "access-restored", needsInvitation: true, isInvited: false },
  { ...person, kind: "blocked", until: "2026-06-01T22:00:00.000Z" },
  { ...person, kind: "blocked", until: null },
  {
    kind: "member-invited",
    project: { ...samplePort, senderName: null, contact: null, replyTo: null },
    adminName: "Alan",
    role: "desk",
    invitedBy: "Grace Hopper",
    email: "alan+gate@example.org",
  },
  {
    ...{ kind: "sync-stopped", project: samplePort, adminName: "Grace", what: "held" },
    ...{ removals: 412, inScope: 1_310, faultyRows: 0, importId: "0197f7f0-0000-7000-8000-000000000001" },
  },
  {
    ...{ kind: "sync-stopped", project: samplePort, adminName: "Grace", what: "rejected" },
    ...{ removals: 0, inScope: 1_310, faultyRows: 1, importId: "0197f7f0-0000-7000-8000-000000000001" },
  },
  {
    ...{
      kind: "import-held",
      project: samplePort,
      adminName: "Alan",
      isUndoing: false,
      agreedBy: "Grace Hopper",
    },
    ...{ removals: 812, inScope: 1_310, importId: "0197f7f0-0000-7000-8000-000000000001" },
  },
  { kind: "sign-in", adminName: "Grace", expiresAt: "2026-05-05T07:10:00.000Z" },
];
