import { permissionOf, type Verb } from "@gatehouse/domain/members/permissions";
import { useProject } from "~/features/projects/use-project.tsx";

/** What the admin's role allows here, by the same table the server asks. */
export type Rights = {
  /** Allowed at all; a verb that opens something may still ask for a fresh proof. */
  readonly may: (verb: Verb) => boolean;
  /** Sees a person's whole record, not only who it is and whether doors open. */
  readonly seesAll: () => boolean;
};

/** The rights of the admin in the open project; they follow a change of role. */
export function useRights(): Rights {
  const project = useProject();
  return {
    may: (verb) => permissionOf(project.role(), verb) !== "no",
    seesAll: () => permissionOf(project.role(), "users.see") === "yes",
  };
}
