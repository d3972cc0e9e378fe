import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { DomainErrorCode } from "@gatehouse/domain/errors/domain-error-code";
import { TransactionOver } from "../connections/direct-statements.ts";

/** Prisma's code for a transaction that could not begin, or did not end, within its time. */
const gaveUp = "P2028";

/** Constraints that two people can run into at the same instant, and the refusal each of them stands for. */
const refusals: Record<string, DomainErrorCode> = {
  credentials_one_person_per_number: "credential.number-taken",
  credentials_one_live_number: "credential.number-taken",
  users_one_sync_id: "user.sync-id-taken",
  roles_project_id_name_key: "role.name-taken",
  companies_project_id_name_key: "company.name-taken",
  groups_project_id_name_key: "group.name-taken",
  user_companies_project_id_company_id_fkey: "request.not-found",
  user_groups_project_id_group_id_fkey: "request.not-found",
  user_roles_project_id_user_id_role_id_key: "role.already-held",
  imports_one_applying: "import.running",
  line_traces_one_running: "trace.running",
  members_project_id_admin_id_key: "member.already-member",
};

/**
 * Turns what may happen to any transaction into its refusal, and hands everything else back unchanged: the breach of a known
 * constraint, and a database that had no connection to give or was not done in time. Then nothing was written.
 */
export function translateRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  if (error instanceof TransactionOver || ("code" in error && error.code === gaveUp))
    return new DomainError("request.busy");
  const text = `${error.message} ${JSON.stringify("meta" in error ? error.meta : "")}`;
  const name = Object.keys(refusals).find((constraint) => text.includes(constraint));
  const code = name === undefined ? undefined : refusals[name];
  return code === undefined ? error : new DomainError(code);
}
