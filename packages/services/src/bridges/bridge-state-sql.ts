import { Prisma } from "@gatehouse/db/client";

/** How the bridge `b` of a query is reached, as the screens name it. */
export const bridgeState = Prisma.sql`case when b.state <> 'paired' then b.state
  when b.connected_at > coalesce(b.disconnected_at, '-infinity') then 'online' else 'offline' end`;
