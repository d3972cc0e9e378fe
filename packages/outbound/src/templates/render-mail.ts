import type { MailFacts } from "@gatehouse/contracts/mails/mail-facts";
import type { MailSecrets } from "@gatehouse/services/mails/mail-secrets";
import { accessRemovedMail, accessRestoredMail, blockedMail } from "./access-mails.ts";
import { importHeldMail, memberInvitedMail, signInMail, syncStoppedMail } from "./admin-mails.ts";
import { formatMailbox, headerText, type Mailbox } from "./headers.ts";
import { invitationMail } from "./invitation-mail.ts";
import type { Letter } from "./letter.ts";
import { phoneBoundMail } from "./phone-bound-mail.ts";
import { setHtml } from "./set-html.ts";
import { setText } from "./set-text.ts";
import { senderName } from "./words.ts";

/** A mail as it leaves: headers, HTML and its text twin. */
export type RenderedMail = {
  readonly from: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/** Who mails come from, and the address links begin with (no trailing slash). */
export type MailSetting = { readonly from: Mailbox; readonly publicUrl: string };

/**
 * Renders a mail from its frozen facts: the same input gives the same bytes.
 * @throws {Error} when a header would hold a line break or control character
 */
export function renderMail(facts: MailFacts, secrets: MailSecrets, setting: MailSetting): RenderedMail {
  const letter = write(facts, secrets, setting.publicUrl);
  const project = "project" in facts ? facts.project : null;
  const name = project === null ? setting.from.name : senderName(project);
  return {
    from: formatMailbox({ name, address: setting.from.address }),
    replyTo: project?.replyTo ? headerText(project.replyTo) : null,
    subject: headerText(letter.subject),
    html: setHtml(letter, name),
    text: setText(letter),
  };
}

function write(facts: MailFacts, secrets: MailSecrets, publicUrl: string): Letter {
  switch (facts.kind) {
    case "invitation":
      return invitationMail(facts, secrets, publicUrl);
    case "phone-bound":
      return phoneBoundMail(facts);
    case "access-removed":
      return accessRemovedMail(facts);
    case "access-restored":
      return accessRestoredMail(facts);
    case "blocked":
      return blockedMail(facts);
    case "member-invited":
      return memberInvitedMail(facts, publicUrl);
    case "sync-stopped":
      return syncStoppedMail(facts, publicUrl);
    case "import-held":
      return importHeldMail(facts, publicUrl);
    case "sign-in":
      return signInMail(facts, secrets, publicUrl);
  }
}
