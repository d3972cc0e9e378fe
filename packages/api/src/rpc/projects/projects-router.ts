import {
  createProjectAnswer,
  createProjectInput,
  projectsList,
} from "@gatehouse/contracts/projects/projects";
import { createProject } from "@gatehouse/services/projects/create-project";
import { listProjects } from "@gatehouse/services/projects/list-projects";
import { projectProcedure, signedInProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** The projects of the signed-in admin. */
export const projectsRouter = rpc.router({
  list: signedInProcedure
    .output(projectsList)
    .query(async ({ ctx }) => ({ projects: await listProjects(ctx.db, ctx.signedIn.adminId) })),
  create: projectProcedure("projects.create")
    .input(createProjectInput)
    .output(createProjectAnswer)
    .mutation(({ ctx, input }) => createProject(ctx.db, ctx.actor, input)),
});
