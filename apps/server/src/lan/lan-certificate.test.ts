import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lanCertificate } from "./lan-certificate.ts";

function givenFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-lan-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const now = new Date("2026-03-01T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

test("a certificate names the address, holds for less than 398 days and is kept", async () => {
  const folder = givenFolder();
  const { cert } = await lanCertificate(folder, "192.168.7.5", now);
  const read = new X509Certificate(cert);
  expect(read.checkIP("192.168.7.5")).toBe("192.168.7.5");
  expect(read.validToDate.getTime() - now.getTime()).toBeLessThan(398 * 86_400_000);
  expect((await lanCertificate(folder, "192.168.7.5", later(300))).cert).toBe(cert);
});

test("another address, or an end within a month, makes a new one", async () => {
  const folder = givenFolder();
  const first = await lanCertificate(folder, "192.168.7.5", now);
  const moved = await lanCertificate(folder, "192.168.7.6", now);
  expect(moved.cert).not.toBe(first.cert);
  expect(new X509Certificate(moved.cert).checkIP("192.168.7.6")).toBe("192.168.7.6");
  expect((await lanCertificate(folder, "192.168.7.6", later(380))).cert).not.toBe(moved.cert);
});
