import type { MailFactsOf } from "@gatehouse/contracts/mails/mail-facts";
import { formatMagicCode } from "@gatehouse/domain/invitations/magic-code";
import type { MemberRole } from "@gatehouse/domain/members/member";
import type { MailSecrets } from "@gatehouse/services/mails/mail-secrets";
import { type Letter, paragraph } from "./letter.ts";
import { contactText, countText, senderName } from "./words.ts";

const roleWords: Record<MemberRole, string> = {
  owner: "an owner",
  admin: "an admin",
  desk: "a security desk",
  auditor: "an auditor",
};

/** Lets an admin in: a link and a typed code, good once, in the browser that asked. */
export function signInMail(facts: MailFactsOf<"sign-in">, secrets: MailSecrets, publicUrl: string): Letter {
  const until = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" }).format(
    new Date(facts.expiresAt),
  );
  return {
    subject: "Your Gatehouse sign-in link",
    heading: "Sign in to Gatehouse",
    preview: "Good for a few minutes, in the browser that asked.",
    blocks: [
      paragraph(facts.adminName === null ? "Hello," : `Hello ${facts.adminName},`),
      paragraph(
        "Open the link in the browser you asked from and press Sign in there, or type the code on the page that waits for it.",
      ),
      { kind: "button", label: "Sign in", url: `${publicUrl}/login/confirm#${secrets.token}` },
      { kind: "code", label: "Your code, to type instead", code: formatMagicCode(secrets.code) },
      paragraph(`Link and code work once, until ${until} UTC.`),
    ],
    footer: [
      "If you did not ask to sign in, do nothing: without the browser that asked, this mail opens nothing.",
    ],
  };
}

/** Tells an admin which project they now belong to. Holds no secret: they sign in as always. */
export function memberInvitedMail(facts: MailFactsOf<"member-invited">, publicUrl: string): Letter {
  const { project } = facts;
  const who = facts.invitedBy ?? senderName(project);
  return {
    subject: `You are now ${roleWords[facts.role]} of ${project.name}`,
    heading: `Welcome to ${project.name}`,
    preview: `${who} added you on Gatehouse.`,
    blocks: [
      paragraph(`Hello ${facts.adminName},`),
      paragraph(`${who} made you ${roleWords[facts.role]} of ${project.name} on Gatehouse.`),
      paragraph(
        `Sign in with this address, ${facts.email}. There is no password: each time you get a link by mail.`,
      ),
      {
        kind: "button",
        label: "Go to sign-in",
        url: `${publicUrl}/login?email=${encodeURIComponent(facts.email)}`,
      },
    ],
    footer: [`Questions? Ask ${contactText(project)}.`],
  };
}

/** Tells an admin that a list another system sent was not applied, and that nothing was changed. */
export function syncStoppedMail(facts: MailFactsOf<"sync-stopped">, publicUrl: string): Letter {
  const { project } = facts;
  return {
    subject: `${project.name}: ${facts.what === "held" ? "a sync waits for you" : "a sync was not applied"}`,
    heading: facts.what === "held" ? "A sync waits for you" : "A sync was not applied",
    preview: "Nothing was changed.",
    blocks: [
      paragraph(`Hello ${facts.adminName},`),
      paragraph(whatStopped(facts)),
      paragraph("Nothing was changed."),
      { kind: "button", label: "Look at it", url: importUrl(facts, publicUrl) },
    ],
    footer: [`You get this mail as an admin of ${project.name}. An owner can choose who gets it.`],
  };
}

/** Tells an admin that an import that removes very many waits for their approval. */
export function importHeldMail(facts: MailFactsOf<"import-held">, publicUrl: string): Letter {
  const { project, agreedBy, isUndoing, removals, inScope } = facts;
  const what = isUndoing ? "the undoing of an import" : "an import";
  return {
    subject: `${project.name}: ${what} waits for your approval`,
    heading: "A second admin is asked",
    preview: "Nothing has been changed yet.",
    blocks: [
      paragraph(`Hello ${facts.adminName},`),
      paragraph(
        `${agreedBy ?? "Somebody"} agreed to ${what} that removes ${countText(removals)} of ${countText(inScope)} people. Because these are so many, a second admin decides.`,
      ),
      paragraph("Nothing has been changed yet. Look at who would go before you approve it, or cancel it."),
      { kind: "button", label: "Look at it", url: importUrl(facts, publicUrl) },
    ],
    footer: [`You get this mail as an admin of ${project.name}.`],
  };
}

/** The project goes along: whoever follows the link may have another one open. */
function importUrl({ project, importId }: ImportFacts, publicUrl: string): string {
  const page = `${publicUrl}/imports/${importId}`;
  return project.id === undefined ? page : `${page}?project=${project.id}`;
}

type ImportFacts = MailFactsOf<"sync-stopped"> | MailFactsOf<"import-held">;

function whatStopped({ what, removals, inScope, faultyRows }: MailFactsOf<"sync-stopped">): string {
  switch (what) {
    case "held":
      return `The list that was sent would remove ${countText(removals)} of ${countText(inScope)} people. It is held until somebody has looked at it.`;
    case "rejected":
      return faultyRows === 0
        ? "The list that was sent could not be read."
        : `The list that was sent has errors in ${countText(faultyRows)} ${faultyRows === 1 ? "row" : "rows"}.`;
    case "broken":
      return "The list that was sent could not be applied because something went wrong on our side.";
  }
}
