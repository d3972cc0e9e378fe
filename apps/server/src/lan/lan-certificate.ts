import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

/** A certificate nobody has signed but ourselves, with its key; PEM. */
export type LanCertificate = { readonly cert: string; readonly key: string };

const dayMs = 86_400_000;
/** iOS refuses certificates that are good for more than 398 days. */
const goodForDays = 397;
/** One that ends sooner is made anew at the next start. */
const leastDays = 30;

/**
 * The certificate of this data folder for an address of the network. It is kept, so that a phone that was told to trust it
 * goes on doing so, and made anew when the address has changed or its end is near.
 */
export async function lanCertificate(dataDir: string, address: string, now: Date): Promise<LanCertificate> {
  const file = path.join(dataDir, "lan-certificate.pem");
  if (existsSync(file)) {
    const pem = readFileSync(file, "utf8");
    const held = new X509Certificate(pem);
    const isGood = held.validToDate.getTime() - now.getTime() > leastDays * dayMs;
    if (isGood && held.checkIP(address) !== undefined) return { cert: pem, key: pem };
  }
  const made = await generate([{ name: "commonName", value: "Gatehouse on this network" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate: new Date(now.getTime() - dayMs),
    notAfterDate: new Date(now.getTime() + goodForDays * dayMs),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 7, ip: address },
          { type: 2, value: "localhost" },
        ],
      },
    ],
  });
  const pem = `${made.cert.trim()}\n${made.private.trim()}\n`;
  writeFileSync(file, pem, { mode: 0o600 });
  return { cert: pem, key: pem };
}
