/**
 * Binds browsers to the catalogue they were built with: another version in the handshake makes the page say *new version*.
 * The test beside this file prints the right value when the catalogue has changed.
 */
export const LIVE_PROTOCOL_VERSION = "2e593922452cec89";
