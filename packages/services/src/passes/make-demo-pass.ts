import { createECDH, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { bindingText } from "@gatehouse/contracts/passes/key-texts";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lastFour } from "@gatehouse/domain/invitations/magic-code";
import { sendInvitation } from "../invitations/send-invitation.ts";
import { startAttempt } from "../invitations/start-attempt.ts";
import { deriveCode, deriveToken } from "../secrets/derive-secret.ts";
import { activateByLink } from "./activate-by-link.ts";
import { type PassMacKey, readMacKeys } from "./pass-mac-keys.ts";

/** A pass whose codes the simulator can draw. */
export type DemoPass = PassMacKey & { readonly projectId: string };

/**
 * A working pass for a person of a demo project, so that a simulated crowd can show true codes. It goes the way of every phone:
 * invitation, attempt, proof, activation. Only the keys are made here, and the signing key is forgotten. A person who has a
 * working pass keeps it.
 * @throws {DomainError} `request.forbidden` outside a demo project, and those of inviting and activating
 */
export async function makeDemoPass(db: Db, projectId: string, userId: string): Promise<DemoPass> {
  const project = await db.client.project.findUnique({ where: { id: projectId } });
  if (!project?.isDemo) throw new DomainError("request.forbidden");
  const found = await readMacKeys(db, projectId, [userId]);
  const [pass] = found.length > 0 ? found : [await activate(db, projectId, userId)];
  if (!pass) throw new Error("a demo pass was activated without a key");
  return { ...pass, projectId };
}

async function activate(db: Db, projectId: string, userId: string): Promise<PassMacKey | undefined> {
  const now = await databaseNow(db, db.client);
  const open = await db.client.invitation.findFirst({
    where: { projectId, userId, state: "open", expiresAt: { gt: now } },
  });
  const system = { kind: "system", projectId, name: "demo" } as const;
  const invitationId =
    open?.id ?? (await sendInvitation(db, system, { projectId, userId, kind: null })).invitationId;
  const token = deriveToken(db.secretKey, "invitation-link", invitationId);
  const { attempt } = await startAttempt(db, token);
  const input = {
    token,
    lastFour: lastFour(deriveCode(db.secretKey, "magic-code", invitationId)),
    binding: makeBinding(attempt),
  };
  await activateByLink(db, input, "Simulated phone");
  return (await readMacKeys(db, projectId, [userId]))[0];
}

function makeBinding(attempt: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const keys = {
    attempt,
    signKey: pointOf(publicKey),
    agreeKey: createECDH("prime256v1").generateKeys().toString("base64url"),
  };
  const signer = createSign("sha256").update(bindingText(keys));
  return { ...keys, proof: signer.sign({ key: privateKey, dsaEncoding: "ieee-p1363" }, "base64url") };
}

function pointOf(publicKey: KeyObject): string {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]).toString(
    "base64url",
  );
}
