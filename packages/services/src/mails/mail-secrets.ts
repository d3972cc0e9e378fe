import type { MailKind } from "@gatehouse/domain/mails/mail-kind";
import { deriveCode, deriveToken } from "../secrets/derive-secret.ts";

/** What opens something: the token of the link and the typed code. Empty in mails that open nothing. */
export type MailSecrets = { readonly token: string; readonly code: string };

/** What a mail's secrets are made from. */
export type SecretOwner = {
  readonly kind: MailKind;
  readonly invitationId: string | null;
  readonly linkId: string | null;
};

/** Makes a mail's secrets anew from its ids: the same every time, and kept nowhere. */
export function deriveMailSecrets(key: Uint8Array, { kind, invitationId, linkId }: SecretOwner): MailSecrets {
  if (kind === "invitation" && invitationId !== null)
    return {
      token: deriveToken(key, "invitation-link", invitationId),
      code: deriveCode(key, "magic-code", invitationId),
    };
  if (kind === "sign-in" && linkId !== null)
    return { token: deriveToken(key, "sign-in-link", linkId), code: deriveCode(key, "sign-in-code", linkId) };
  return { token: "", code: "" };
}
