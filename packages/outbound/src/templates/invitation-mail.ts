import type { MailFactsOf } from "@gatehouse/contracts/mails/mail-facts";
import { formatMagicCode } from "@gatehouse/domain/invitations/magic-code";
import type { MailSecrets } from "@gatehouse/services/mails/mail-secrets";
import { type Letter, paragraph } from "./letter.ts";
import { contactText, momentText, senderName } from "./words.ts";

type Facts = MailFactsOf<"invitation">;

/** The invitation: who invites, three steps, until when, for one phone, the code, and whom to ask. */
export function invitationMail(facts: Facts, secrets: MailSecrets, publicUrl: string): Letter {
  const { project } = facts;
  const { subject, heading, why } = wording(facts);
  const until = momentText(facts.expiresAt, project.timeZone);
  return {
    subject,
    heading,
    preview: `Three steps, one phone, until ${until}.`,
    blocks: [
      paragraph(`Hello ${facts.firstName},`),
      paragraph(why),
      {
        kind: "steps",
        items: [
          "Open this mail on the phone you carry.",
          "Tap the button, then type the last four characters of your code.",
          "At the door, hold the QR code of your pass to the reader.",
        ],
      },
      { kind: "button", label: "Set up my pass", url: `${publicUrl}/i/#${secrets.token}` },
      { kind: "code", label: "Your code", code: formatMagicCode(secrets.code) },
      {
        kind: "facts",
        rows: [
          ["Valid until", until],
          ["Good for", "one phone: the first one that uses it"],
          ["In the app", `at ${publicUrl}/code, type your e-mail address and the whole code`],
          ["Questions", contactText(project)],
        ],
      },
    ],
    footer: [
      `Keep this mail to yourself: whoever has it can set up your pass. If you do not know ${senderName(project)}, delete it.`,
    ],
  };
}

/** What differs between a first invitation, another one, and the two ways to a new phone. */
function wording({ purpose, project, invitedBy }: Facts): { subject: string; heading: string; why: string } {
  const who = invitedBy === null ? project.name : `${invitedBy} of ${project.name}`;
  switch (purpose) {
    case "first":
      return {
        subject: `Your door pass for ${project.name}`,
        heading: `Your phone opens the doors of ${project.name}`,
        why: `${who} invites you to carry your door pass on your phone.`,
      };
    case "again":
      return {
        subject: `Your new invitation to ${project.name}`,
        heading: `Set up your pass for ${project.name}`,
        why: `${who} sends you a new invitation. Any earlier one no longer works.`,
      };
    case "new-phone":
      return {
        subject: `Your ${project.name} pass on a new phone`,
        heading: "Move your pass to your new phone",
        why: `${who} invites you to set up your pass on a new phone. Your present phone goes on working until the new one is ready.`,
      };
    case "old-phone-lost":
      return {
        subject: `Your ${project.name} pass on a new phone`,
        heading: "Set up your pass on a new phone",
        why: `Your old phone no longer opens any door. ${who} invites you to set up your pass on another one.`,
      };
  }
}
