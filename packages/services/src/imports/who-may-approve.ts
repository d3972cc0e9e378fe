import type { Prisma } from "@gatehouse/db/client";
import type { ImportRecord } from "./read-import.ts";

/** The members who may approve a run as the second one: every owner and admin but the one who agreed first, `admin:<id>`. */
export function whoMayApprove(
  { projectId }: Pick<ImportRecord, "projectId">,
  agreedBy: string,
): Prisma.MemberWhereInput {
  const adminId = agreedBy.slice(agreedBy.indexOf(":") + 1);
  return { projectId, role: { in: ["owner", "admin"] }, adminId: { not: adminId } };
}
