import path from "node:path";
import { lanAddress } from "./lan/lan-address.ts";

/** Everything the environment and the command line decide. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly secretKey: Uint8Array | undefined;
  readonly mail: {
    readonly apiKey: string | undefined;
    readonly baseUrl: string | undefined;
    readonly webhookSecret: string | undefined;
    readonly from: string;
    readonly rate: number;
  };
  readonly trustProxy: boolean;
  readonly ownerEmail: string | undefined;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  readonly production: boolean;
  /** Load the demo project when the database is empty. */
  readonly demo: boolean;
  /** Hang the doors of the demo on OSDP readers at TCP ports of this machine. */
  readonly osdp: boolean;
  /** The address phones of this network reach, with `--lan`. */
  readonly lan: string | undefined;
};

/** A configuration, or one line for each mistake in it. */
export type ConfigResult = { readonly config: Config } | { readonly mistakes: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;
const options = ["--empty", "--lan", "--osdp"];
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace"];

/** Reads the configuration; nothing is guessed for a value that is there but wrong. */
export function readConfig(env: Environment, args: readonly string[]): ConfigResult {
  const mistakes: string[] = [];
  const given = (name: string) => (env[name] === undefined || env[name] === "" ? undefined : env[name]);
  const wholeNumber = (name: string, fallback: number, least: number, most: number): number => {
    const text = given(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    mistakes.push(`${name}=${text}: must be a whole number from ${least} to ${most}.`);
    return fallback;
  };
  const url = (name: string): URL | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text)) return new URL(text);
    mistakes.push(`${name}=${text}: must be a whole address such as https://gate.example.org.`);
    return undefined;
  };
  const port = wholeNumber("PORT", 3000, 1, 65_535);
  const lan = args.includes("--lan") ? (given("HOST") ?? lanAddress()) : undefined;
  if (args.includes("--lan") && lan === undefined)
    mistakes.push("--lan: this machine has no address in a network. Set HOST to the one phones reach.");
  if (args.includes("--lan") && given("PUBLIC_URL"))
    mistakes.push("--lan: the public address is this machine's own. Leave PUBLIC_URL out.");
  const publicUrl = url("PUBLIC_URL") ?? new URL(lan ? `https://${lan}:${port}` : `http://localhost:${port}`);
  const isTried = isTrial({ publicUrl, lan });
  const databaseUrl = given("DATABASE_URL");
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    mistakes.push("DATABASE_URL: must begin with postgresql://.");
  const secretKey = readKey(given("SECRET_KEY"), mistakes);
  if (databaseUrl && !secretKey)
    mistakes.push(
      "SECRET_KEY: is required with DATABASE_URL, so that every server of one database derives the same links. Make one with: openssl rand -hex 32",
    );
  const mail = {
    apiKey: given("RESEND_API_KEY"),
    baseUrl: given("RESEND_BASE_URL"),
    webhookSecret: given("RESEND_WEBHOOK_SECRET"),
    from: given("MAIL_FROM") ?? "Gatehouse <gatehouse@localhost>",
    rate: wholeNumber("MAIL_RATE", 2, 1, 100),
  };
  if (!mail.apiKey && !isTried)
    mistakes.push(
      `RESEND_API_KEY: is required with PUBLIC_URL=${publicUrl.origin}, or nobody could be invited or sign in.`,
    );
  if (mail.apiKey && !given("MAIL_FROM"))
    mistakes.push("MAIL_FROM: is required with RESEND_API_KEY, for example: Gatehouse <gate@example.org>");
  const logLevel = given("LOG_LEVEL") ?? "info";
  if (!logLevels.includes(logLevel))
    mistakes.push(`LOG_LEVEL=${logLevel}: must be one of ${logLevels.join(", ")}.`);
  for (const arg of args)
    if (!options.includes(arg)) mistakes.push(`${arg}: unknown option. Known: ${options.join(", ")}.`);
  if (mistakes.length > 0) return { mistakes };
  return {
    config: {
      port,
      host: given("HOST") ?? (isLoopback(publicUrl) ? "127.0.0.1" : "0.0.0.0"),
      publicUrl,
      dataDir: path.resolve(given("DATA_DIR") ?? "data"),
      databaseUrl,
      secretKey,
      mail,
      trustProxy: given("TRUST_PROXY") === "1" || given("TRUST_PROXY") === "true",
      ownerEmail: given("OWNER_EMAIL"),
      metricsToken: given("METRICS_TOKEN"),
      logLevel,
      production: env.NODE_ENV === "production",
      demo: !args.includes("--empty") && given("OWNER_EMAIL") === undefined && isTried,
      lan,
      osdp: args.includes("--osdp"),
    },
  };
}

/** Whether this is somebody trying the product: on this machine alone, or with `--lan` for the phones beside it. */
export const isTrial = ({ publicUrl, lan }: Pick<Config, "publicUrl" | "lan">): boolean =>
  lan !== undefined || isLoopback(publicUrl);

/** Whether an address can only be reached from this machine. */
export const isLoopback = (url: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/** A key whose bytes are all alike is the one the tests use; it would open every link to everybody. */
function readKey(text: string | undefined, mistakes: string[]): Uint8Array | undefined {
  if (text === undefined) return undefined;
  const key = Buffer.from(text, "hex");
  if (!/^[0-9a-f]{64}$/i.test(text))
    mistakes.push("SECRET_KEY: must be 64 hexadecimal digits. Make one with: openssl rand -hex 32");
  else if (new Set(key).size < 8)
    mistakes.push("SECRET_KEY: is a test key. Make a real one with: openssl rand -hex 32");
  return key;
}
