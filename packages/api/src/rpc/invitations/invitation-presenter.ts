import type { MadeCode, SentInvitation } from "@gatehouse/contracts/invitations/send-invitation";
import { formatMagicCode } from "@gatehouse/domain/invitations/magic-code";
import type { MadeInvitation } from "@gatehouse/services/invitations/invite-locked-user";
import type { FreshCode } from "@gatehouse/services/invitations/make-code";

/** An invitation as the page hears of it: no secret of it leaves through here. */
export const presentInvitation = ({ invitationId, expiresAt }: MadeInvitation): SentInvitation => ({
  invitationId,
  expiresAt: expiresAt.toISOString(),
});

/** A code as people read it to one another, XXXX-XXXX. */
export const presentCode = ({ code, expiresAt, activates }: FreshCode): MadeCode => ({
  code: formatMagicCode(code),
  expiresAt: expiresAt.toISOString(),
  activates,
});
