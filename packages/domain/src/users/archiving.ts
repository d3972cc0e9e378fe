/** Why a person was archived; deleting is archiving that tells the person. */
export const archivingCauses = ["archived", "deleted", "sync", "merged"] as const;

/** Why a person was archived. */
export type ArchivingCause = (typeof archivingCauses)[number];

/** The archiving that is open; a user has at most one. */
export type OpenArchiving = { readonly id: string; readonly cause: ArchivingCause };
