/** Why a time in which a reader may be keyed from the install key was over. */
export const installCloseCauses = ["keyed", "time", "admin", "restart"] as const;
export type InstallCloseCause = (typeof installCloseCauses)[number];

/**
 * The longest such time. Whoever hears the line meanwhile hears the new key (OSDP v2.2, annex D.4), so it is minutes, and
 * the bridge keeps to it whatever it is told.
 */
export const longestInstallMs = 15 * 60_000;
