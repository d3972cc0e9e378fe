import type { LiveEventName } from "@gatehouse/contracts/live/catalogue";
import type { Audience } from "@gatehouse/contracts/live/define-live-event";
import type { Presenter } from "./presented.ts";

/** One event whose payload names its subject and copies one field of the change. */
const named =
  (audience: Audience, subject: string, field?: string): Presenter =>
  (change) => [
    {
      audience,
      name: change.verb as LiveEventName,
      data: { [subject]: change.subjectId, ...(field ? { [field]: change.after?.[field] } : {}) },
    },
  ];

/** Roles, companies, groups and the blocklist. */
export const masterDataPresenters: readonly [LiveEventName, Presenter][] = [
  ["role.created", named("admins", "roleId", "name")],
  ["role.renamed", named("everyone", "roleId", "name")],
  [
    "role.default-set",
    (change) => [
      { audience: "admins", name: "role.default-set", data: { roleId: change.after?.defaultRoleId ?? null } },
    ],
  ],
  ["company.created", named("admins", "companyId", "name")],
  ["company.renamed", named("everyone", "companyId", "name")],
  ["company.deleted", named("admins", "companyId")],
  ["group.created", named("admins", "groupId", "name")],
  ["group.renamed", named("admins", "groupId", "name")],
  ["group.deleted", named("admins", "groupId")],
  ["blocklist.added", named("admins", "entryId")],
  ["blocklist.removed", named("admins", "entryId")],
];
