import { rpc } from "./rpc.ts";
import { usersRouter } from "./users/users-router.ts";

/** Everything the browsers can call, one line a noun. */
export const appRouter = rpc.router({
  users: usersRouter,
});

/** The type the pages are written against; the only thing they know of the server. */
export type AppRouter = typeof appRouter;
