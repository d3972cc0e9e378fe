import type { MailProject } from "@gatehouse/contracts/mails/mail-facts";

/** A moment as the people of a project read it: in the project's time zone, which is named beside it. */
export function momentText(moment: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone });
  return `${format.format(new Date(moment))} (${timeZone})`;
}

const counts = new Intl.NumberFormat("en-GB");

/** A number as it is read: 2,102. */
export const countText = (count: number): string => counts.format(count);

/** The name a project's mails come from. */
export const senderName = (project: MailProject): string => project.senderName ?? project.name;

/** Whom a reader may ask. */
export function contactText(project: MailProject): string {
  return project.contact ?? project.replyTo ?? `whoever manages the doors of ${project.name}`;
}

/** Why this mail came, with whom to ask; the end of every mail to a person. */
export function personFooter(project: MailProject): readonly string[] {
  return [
    `Questions? Ask ${contactText(project)}.`,
    `You get this mail because ${project.name} manages its doors with Gatehouse.`,
  ];
}
