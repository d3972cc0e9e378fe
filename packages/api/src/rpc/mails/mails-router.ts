import { mailHealth, mailHealthInput } from "@gatehouse/contracts/mails/mail-health";
import { mailPreview, mailPreviewInput } from "@gatehouse/contracts/mails/mail-preview";
import { mailsListInput, mailsListPage } from "@gatehouse/contracts/mails/mails-list";
import { listMails } from "@gatehouse/services/mails/list-mails";
import { readMailFacts } from "@gatehouse/services/mails/read-mail-facts";
import { readMailHealth } from "@gatehouse/services/mails/read-mail-health";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

export const mailsRouter = rpc.router({
  list: projectProcedure("mails.see")
    .input(mailsListInput)
    .output(mailsListPage)
    .query(({ ctx, input }) => listMails(ctx.db, input.projectId, input)),
  preview: projectProcedure("mails.see")
    .input(mailPreviewInput)
    .output(mailPreview)
    .query(async ({ ctx, input }) =>
      ctx.mails.preview(await readMailFacts(ctx.db, input.projectId, input.mailId)),
    ),
  health: projectProcedure("mails.see")
    .input(mailHealthInput)
    .output(mailHealth)
    .query(({ ctx, input }) => readMailHealth(ctx.db, input.projectId)),
});
