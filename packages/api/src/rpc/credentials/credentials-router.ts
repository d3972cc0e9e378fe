import {
  addCredentialAnswer,
  addCredentialInput,
  withdrawCredentialInput,
} from "@gatehouse/contracts/credentials/credentials";
import { addUserCredential } from "@gatehouse/services/credentials/add-user-credential";
import { withdrawUserCredential } from "@gatehouse/services/credentials/withdraw-user-credential";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Cards and badges of people. */
export const credentialsRouter = rpc.router({
  add: projectProcedure("credentials.manage")
    .input(addCredentialInput)
    .output(addCredentialAnswer)
    .mutation(({ ctx, input }) => addUserCredential(ctx.db, ctx.actor, input)),
  withdraw: projectProcedure("credentials.manage")
    .input(withdrawCredentialInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(withdrawUserCredential(ctx.db, ctx.actor, input))),
});
