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

/** Tells a person that access is back, and whether a new invitation is still to come. */
export function accessRestoredMail({
  project,
  firstName,
  needsInvitation,
}: MailFactsOf<"access-restored">): Letter {
  return {
    subject: `Your access to ${project.name} is back`,
    heading: "Your access is back",
    preview: needsInvitation ? "Your phone needs a new invitation." : "Your phone works again.",
    blocks: [
      paragraph(`Hello ${firstName},`),
      paragraph(`Your access to ${project.name} is back.`),
      paragraph(
        needsInvitation
          ? "Your former phone carries your pass no longer. You will get an invitation to set it up anew."
          : "The pass on your phone works again. You need to do nothing.",
      ),
    ],
    footer: personFooter(project),
  };
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
