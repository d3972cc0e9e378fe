import type { MailFactsOf } from "@gatehouse/contracts/mails/mail-facts";
import { type Letter, paragraph } from "./letter.ts";
import { contactText, momentText, personFooter } from "./words.ts";

/** Tells a person that a phone now carries their pass, so that a stranger's activation does not stay unseen. */
export function phoneBoundMail(facts: MailFactsOf<"phone-bound">): Letter {
  const { project } = facts;
  return {
    subject: `Your ${project.name} pass is on your phone`,
    heading: "Your pass is ready",
    preview: "If that was not you, say so at once.",
    blocks: [
      paragraph(`Hello ${facts.firstName},`),
      paragraph(
        `A phone now carries your pass for ${project.name}. Any phone that carried it before no longer opens a door.`,
      ),
      {
        kind: "facts",
        rows: [
          ["Phone", facts.phone ?? "not named"],
          ["Since", momentText(facts.at, project.timeZone)],
        ],
      },
      paragraph(`Was that not you? Say so at once, and the phone is stopped: ${contactText(project)}.`),
    ],
    footer: personFooter(project),
  };
}
