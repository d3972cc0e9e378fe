import type { MailFactsOf } from "@gatehouse/contracts/mails/mail-facts";
import { type Letter, paragraph } from "./letter.ts";
import { momentText, personFooter } from "./words.ts";

/** Tells a person who was archived or deleted that no door opens any more. */
export function accessRemovedMail({ project, firstName }: MailFactsOf<"access-removed">): Letter {
  return {
    subject: `Your access to ${project.name} has ended`,
    heading: "Your access has ended",
    preview: "Your pass opens no door any more and leaves your phone by itself.",
    blocks: [
      paragraph(`Hello ${firstName},`),
      paragraph(
        `Your access to ${project.name} has ended. Invitations and passes you had open no door any more.`,
      ),
      paragraph("If your phone carries a pass, it is removed by itself. You need to do nothing."),
    ],
    footer: personFooter(project),
  };
}

/** Tells a person that access is back, and what that means for the phone. */
export function accessRestoredMail(facts: MailFactsOf<"access-restored">): Letter {
  const { project, firstName } = facts;
  const phone = phoneText(facts);
  return {
    subject: `Your access to ${project.name} is back`,
    heading: "Your access is back",
    preview: phone[0] ?? "The doors you may open open again.",
    blocks: [
      paragraph(`Hello ${firstName},`),
      paragraph(`Your access to ${project.name} is back. The doors you may open open again.`),
      ...(phone.length > 0 ? [paragraph(phone.join(" "))] : []),
    ],
    footer: personFooter(project),
  };
}

/** What becomes of the pass; nothing for whoever has none and is sent none. */
function phoneText({ needsInvitation, isInvited }: MailFactsOf<"access-restored">): readonly string[] {
  if (!needsInvitation) return ["The pass on your phone works again.", "You need to do nothing."];
  return isInvited
    ? ["Your phone needs a new pass.", "An invitation to set it up comes in a mail of its own."]
    : [];
}

/** Tells a person that the doors are closed to them for now. Reasons are never mailed. */
export function blockedMail({ project, firstName, until }: MailFactsOf<"blocked">): Letter {
  const end = until === null ? "" : ` until ${momentText(until, project.timeZone)}`;
  return {
    subject: `Your access to ${project.name} is suspended`,
    heading: "Your access is suspended",
    preview: "Doors stay closed to you for now.",
    blocks: [
      paragraph(`Hello ${firstName},`),
      paragraph(`Your access to ${project.name} is suspended${end}. Doors stay closed to you for now.`),
      paragraph("Keep your pass on your phone: it works again as soon as the suspension is lifted."),
    ],
    footer: personFooter(project),
  };
}
