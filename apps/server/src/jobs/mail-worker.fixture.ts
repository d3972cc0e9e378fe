import { openDb } from "@gatehouse/db/client";
import { mailSetting, startMailWorker } from "@gatehouse/outbound/mail/mail-worker";

/**
 * A mail worker in a process of its own, to be killed: sends the mails of DATABASE_URL to RESEND_BASE_URL. Its clock has run
 * thirty times as fast since FAST_SINCE, so that the lease of a killed worker is over in two seconds.
 */
const { DATABASE_URL = "", RESEND_BASE_URL = "", FAST_SINCE = "0" } = process.env;
const shiftMs = () => (Date.now() - Number(FAST_SINCE)) * 29;
const db = openDb(DATABASE_URL, { secretKey: new Uint8Array(32).fill(7), connections: 3, shiftMs });
startMailWorker({
  db,
  resend: { apiKey: "re_test", baseUrl: RESEND_BASE_URL },
  setting: mailSetting("Gatehouse <gate@example.org>", new URL("https://gate.example.org")),
  ratePerSecond: 50,
  report: (error) => console.error(error),
});
