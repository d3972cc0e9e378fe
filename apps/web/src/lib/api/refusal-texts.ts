import type { DomainErrorCode } from "@gatehouse/domain/errors/domain-error-code";
import type { Failure } from "./failure.ts";

/** What every refusal says on screen: what happened and what to do next. Total by type. */
const texts = {
  "request.not-found": "It does not exist, or you cannot see it.",
  "request.forbidden": "Your role does not allow this.",
  "request.step-up-required": "Confirm first that it is you.",
  "request.invalid": "Something in the form is not right.",
  "request.too-many": "Too many tries. Wait a moment and try again.",
  "request.busy": "The server has too much to do at the moment. Nothing was changed: try again.",
  "session.missing": "You are signed out. Sign in and try again.",
  "project.name-taken": "A project of this name exists already.",
  "project.already-owned": "This project has an owner already.",
  "member.last-owner": "A project needs an owner: make somebody else owner first.",
  "member.already-member": "This person is a member already.",
  "sign-in.link-invalid": "This link or code is used up or too old. Ask for a new one.",
  "sign-in.other-browser": "This link was asked for in another browser. Type the code of the mail instead.",
  "sign-in.code-needed": "Type the last four characters of the code in the mail.",
  "sign-in.code-wrong": "The code is wrong.",
  "user.version-conflict": "Somebody else changed this meanwhile.",
  "user.archived": "This person is archived. Restore them first.",
  "user.not-archived": "This person is not archived any more.",
  "user.not-blocked": "This person is not blocked any more.",
  "user.not-in-review": "This person is not in review any more.",
  "user.blocklist-hit": "The blocklist still matches this person.",
  "user.suspended": "This person is blocked or in review: no invitation can be sent.",
  "user.no-email": "This person has no e-mail address to write to.",
  "user.sync-id-taken": "Another person has this Sync ID.",
  "block.until-in-past": "The end of the block must be in the future.",
  "credential.number-taken": "Another person has this number.",
  "role.name-taken": "A role of this name exists already.",
  "role.already-held": "The person has this role already.",
  "role.not-held": "The person does not have this role any more.",
  "company.name-taken": "A company of this name exists already.",
  "company.in-use": "The company is still in use. Nothing was deleted.",
  "group.name-taken": "A group of this name exists already.",
  "group.in-use": "The group is still in use. Nothing was deleted.",
  "invitation.not-open": "There is no open invitation any more.",
  "invitation.expired": "The invitation has run out.",
  "invitation.invalid": "This invitation is not valid.",
  "invitation.code-wrong": "The code is wrong.",
  "pass.wrong-state": "The pass is in another state by now.",
  "pass.proof-invalid": "This phone could not prove that it holds the pass.",
  "pass.wipe-already-sent": "The order to wipe the phone has gone out: it cannot be taken back.",
  "pass.move-expired": "The time to move the pass is over. Start again.",
  "bridge.pairing-invalid": "This pairing code is used up or too old.",
  "bridge.proof-invalid": "The bridge could not prove who it is.",
  "bridge.quarantined": "This bridge is in quarantine.",
  "bridge.offline": "The bridge of this site is not connected. Nothing was ordered.",
  "door.unknown-reader": "No such reader.",
  "reader.not-wired": "No bridge has said how this reader is wired. Nothing was ordered.",
  "reader.no-secure-channel": "This reader is not configured with a key. Nothing was ordered.",
  "reader.not-quarantined": "This reader is not in quarantine any more.",
  "trace.install-mode":
    "A reader of this line is in install mode: its new key could be read from a recording. Close it first.",
  "trace.no-messages": "This line cannot be recorded.",
  "trace.running": "This line is being recorded already.",
  "trace.not-running": "This recording has ended.",
  "trace.unfinished": "This recording has not arrived yet.",
  "mail.signature-invalid": "The signature of this report is wrong.",
  "import.wrong-state": "This import has moved on. Look at where it stands now.",
  "import.running": "Another import is being applied. Wait until it is done.",
  "import.moved": "The list has changed since this plan was made. Look at the new plan.",
  "import.number-wrong": "The number typed is not the number of people who would be removed.",
  "import.second-admin": "Another admin has to approve this import.",
  "import.too-late": "An import can be reverted for seven days.",
  "import.too-large": "The file is larger than 200 MB.",
  "import.too-many-faults":
    "There are too many errors to mend here. Mend them in the file and bring it again.",
  "import.lines-unread":
    "People in the lines after this one were not read. Mend the quote in the file and bring it again.",
  "token.invalid": "This API token is not valid.",
  "live.protocol-mismatch": "A new version is out. Load the page again.",
} as const satisfies Record<DomainErrorCode, string>;

/** The sentence for a refusal's code. */
export function refusalText(code: DomainErrorCode): string {
  return texts[code];
}

/** The sentence for any failure of a call. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "refused":
      return refusalText(failure.code);
    case "invalid":
      return `Not accepted: ${failure.fields.map(({ path, message }) => `${path} ${message}`).join(", ")}.`;
    case "unreachable":
      return "The server could not be reached. Nothing was lost here; try again.";
    case "broken":
      return "Something went wrong on our side. It has been reported.";
  }
}
