import type { Db } from "@gatehouse/db/client";

/**
 * Fills a project with people in a few statements: `active` standings, no invitation, short numbers from 1 on, names and
 * addresses spread like real ones. Writes no change, so only for projects whose log does not matter.
 */
export async function givenManyUsers(db: Db, projectId: string, count: number): Promise<void> {
  await db.client.$executeRaw`
    insert into users (project_id, id, short_number, first_name, last_name, email, phone, id_number, standing, created_at, updated_at)
    select ${projectId}::uuid, gen_random_uuid(), n,
      (array['Ada','Béla','Chloé','Dmitri','Elif','Farid','Grace','Håkon','Inès','Jürgen','Keiko','Luís','Mia','Noor','Olga','Piotr'])[1 + n % 16],
      (array['Adams','Bakker','Çelik','Dubois','Eriksen','Fischer','García','Horvat','Ivanov','Jansen','Kowalski','Lefèvre'])[1 + (n / 16) % 12] || ' ' || to_hex(n * 7919 % 1000003),
      'person' || n || '@example.org', '+32470' || lpad(n::text, 6, '0'), 'ID' || lpad(n::text, 8, '0'), 'active',
      now() - n * interval '1 second', now()
    from generate_series(1, ${count}::int) n`;
  await db.client.$executeRaw`
    insert into passes (project_id, id, user_id, number)
    select project_id, gen_random_uuid(), id, short_number from users where project_id = ${projectId}::uuid`;
  await db.client.$executeRaw`
    update heads set users_active = users_active + ${count}::int where project_id = ${projectId}::uuid`;
  await db.client.$executeRaw`
    update projects set next_short_number = ${count}::int + 1, next_pass_number = ${count}::int + 1 where id = ${projectId}::uuid`;
}
