import { memberRoles } from "@gatehouse/domain/members/member";
import * as z from "zod/mini";
import { id, inProject, line } from "../fields/fields.ts";

/** A project one is a member of, and as what. */
export const projectView = z.object({
  id,
  name: z.string(),
  role: z.enum(memberRoles),
  timeZone: z.string(),
  isDemo: z.boolean(),
});
export type ProjectView = z.output<typeof projectView>;

/** By name. */
export const projectsList = z.object({ projects: z.array(projectView) });

/** A time zone of the IANA list, as `Intl` knows it. */
export const timeZone = z.string().check(
  z.maxLength(64),
  z.refine((name) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
    } catch {
      return false;
    }
  }, "is not a time zone"),
);

/** Made by an owner of the project named by `projectId`, who becomes the new one's owner. */
export const createProjectInput = z.strictObject({ ...inProject, name: line(100), timeZone });
export type CreateProjectInput = z.output<typeof createProjectInput>;
export const createProjectAnswer = z.object({ id });
