import type { Db } from "@gatehouse/services/connection";
import { givenProject } from "@gatehouse/testing/fixtures/project";

/** Puts `count` mails to as many people of a new project into the queue, and answers the project's id. */
export async function givenWaitingMails(db: Db, count: number, address = "example.org"): Promise<string> {
  const projectId = await givenProject(db, "Port of Antwerp");
  await db.client.$executeRaw`
    with person as (
      insert into users (project_id, id, short_number, first_name, last_name, email, created_at, updated_at)
      select ${projectId}::uuid, gen_random_uuid(), n, 'Person', 'Number ' || n, 'p' || n || '@' || ${address}, now(), now()
      from generate_series(1, ${count}::int) as n returning id, email, short_number)
    insert into mails (id, project_id, kind, recipient, user_id, params, created_at, not_before, reaction_key)
    select gen_random_uuid(), ${projectId}::uuid, 'phone-bound', email, id,
      '{"phone":"Test phone","at":"2026-05-05T08:00:00.000Z"}', now(), now() - interval '1 s', ${projectId} || '/' || short_number || '/phone-bound'
    from person`;
  return projectId;
}
