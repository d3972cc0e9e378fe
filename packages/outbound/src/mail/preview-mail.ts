import type { MailFacts } from "@gatehouse/contracts/mails/mail-facts";
import type { MailPreview } from "@gatehouse/contracts/mails/mail-preview";
import { html } from "../templates/html.ts";
import { maskedSecrets } from "../templates/masked-secrets.ts";
import { type MailSetting, renderMail } from "../templates/render-mail.ts";

/** A mail as it is sent, except for its secrets; a mail that cannot be set says so in their place. */
export function previewMail(facts: MailFacts, setting: MailSetting): MailPreview {
  try {
    const { replyTo: _replyTo, ...preview } = renderMail(facts, maskedSecrets, setting);
    return preview;
  } catch (error) {
    const text = `This mail cannot be set: ${error instanceof Error ? error.message : "unknown error"}.`;
    return { from: setting.from.address, subject: "", html: html`<p>${text}</p>`.html, text };
  }
}
