import { expect, test } from "vitest";
import { throughLibreoffice } from "./libreoffice.fixture.ts";

test("without a LibreOffice nothing is said to have passed", async () => {
  const trips = await throughLibreoffice(undefined);
  expect(new Set(trips.map(({ outcome }) => outcome))).toEqual(new Set(["not-run"]));
});

// SOFFICE names one: SOFFICE=/usr/bin/soffice. Five conversions take about ten seconds.
test("the LibreOffice that SOFFICE names, if any, saves a list so that it is read as it was written", async () => {
  const soffice = process.env.SOFFICE;
  const trips = await throughLibreoffice(soffice);
  for (const { file, outcome } of trips) console.log(`${file}: ${outcome}`);
  expect(new Set(trips.map(({ outcome }) => outcome))).toEqual(new Set([soffice ? "passed" : "not-run"]));
}, 120_000);
