import { blocksRouter } from "./blocks/blocks-router.ts";
import { bridgesRouter } from "./bridges/bridges-router.ts";
import { changesRouter } from "./changes/changes-router.ts";
import { companiesRouter } from "./companies/companies-router.ts";
import { credentialsRouter } from "./credentials/credentials-router.ts";
import { doorsRouter } from "./doors/doors-router.ts";
import { groupsRouter } from "./groups/groups-router.ts";
import { importsRouter } from "./imports/imports-router.ts";
import { invitationsRouter } from "./invitations/invitations-router.ts";
import { mailsRouter } from "./mails/mails-router.ts";
import { membersRouter } from "./members/members-router.ts";
import { passesRouter } from "./passes/passes-router.ts";
import { projectsRouter } from "./projects/projects-router.ts";
import { readersRouter } from "./readers/readers-router.ts";
import { revocationsRouter } from "./revocations/revocations-router.ts";
import { rolesRouter } from "./roles/roles-router.ts";
import { rpc } from "./rpc.ts";
import { sessionsRouter } from "./sessions/sessions-router.ts";
import { signInRouter } from "./sign-in/sign-in-router.ts";
import { tokensRouter } from "./tokens/tokens-router.ts";
import { usersRouter } from "./users/users-router.ts";

/** Everything the browsers can call, one line a noun. */
export const appRouter = rpc.router({
  signIn: signInRouter,
  sessions: sessionsRouter,
  projects: projectsRouter,
  members: membersRouter,
  users: usersRouter,
  credentials: credentialsRouter,
  blocks: blocksRouter,
  roles: rolesRouter,
  companies: companiesRouter,
  groups: groupsRouter,
  changes: changesRouter,
  imports: importsRouter,
  invitations: invitationsRouter,
  passes: passesRouter,
  mails: mailsRouter,
  doors: doorsRouter,
  bridges: bridgesRouter,
  readers: readersRouter,
  revocations: revocationsRouter,
  tokens: tokensRouter,
});

/** The type the pages are written against; the only thing they know of the server. */
export type AppRouter = typeof appRouter;
