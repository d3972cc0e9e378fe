import { parseArgs } from "node:util";
import { ReaderError } from "../../../errors/reader-error.ts";
import { fromHex } from "../bytes.ts";
import { highestAddress } from "../frame.ts";

/** How a reader simulator is started. */
export type ReaderOptions = {
  readonly link:
    | { readonly kind: "listen"; readonly host: string; readonly port: number }
    | { readonly kind: "dial"; readonly host: string; readonly port: number }
    | { readonly kind: "serial"; readonly path: string; readonly baudRate: number };
  readonly addresses: readonly number[];
  /** The key of each address, in their order; null for readers that were never keyed. */
  readonly keys: readonly (Uint8Array | null)[];
  /** Whether the readers talk without a secure channel. */
  readonly isPlain: boolean;
  readonly dropShare: number;
  readonly corruptShare: number;
  readonly delayMs: number;
  readonly seed: number;
  /** File to which every event a panel has taken is appended and flushed to the disk. */
  readonly witness: string | null;
  /** Whether the program ends when nobody can type any more: for whoever runs it as a part of itself. */
  readonly endsWithInput: boolean;
};

/** What `--help` prints. */
export const readerUsage = `gatehouse-reader-sim --tcp PORT --addr 1,2 --scbk HEX
  --tcp PORT          wait for a panel on this port (0: any); --host ADDRESS to listen elsewhere than on the loopback
  --dial HOST:PORT    dial the panel instead
  --serial PATH       use a serial port; --baud RATE (9600)
  --addr 1,2          addresses of the readers on the line
  --scbk HEX[,HEX]    their key, 32 hexadecimal digits, or one for each; without it they are unkeyed and take the install key
                      (or OSDP_SCBK in the environment, where no list of processes shows it)
  --plain             talk without a secure channel
  --drop 0.1 --corrupt 0.1 --delay 150    faults of the answers; --seed N to repeat them
  --witness FILE      append every event that a panel has taken, flushed to the disk
  --ends-with-input   end when standard input does

Commands on standard input, one a line:
  card ADDR FACILITY NUMBER    bits ADDR COUNT HEX    qr ADDR TEXT    keys ADDR 1234#
  tamper ADDR on|off    power ADDR on|off    input ADDR INPUT STATE    mute ADDR on|off    busy ADDR TIMES
  restart ADDR    drop SHARE    corrupt SHARE    delay MS    hang-up    quit`;

const keyPattern = /^[0-9a-f]{32}$/i;

/** @throws {ReaderError} `line.misconfigured`, saying which option is wrong */
export function readReaderOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): ReaderOptions {
  const text = { type: "string" } as const;
  const { values } = parse({
    args: [...argv],
    options: {
      ...{ tcp: text, host: text, dial: text, serial: text, baud: text, addr: text, scbk: text },
      ...{ drop: text, corrupt: text, delay: text, seed: text, witness: text },
      ...{ plain: { type: "boolean" }, "ends-with-input": { type: "boolean" } },
    },
  });
  const scbk = values.scbk ?? env.OSDP_SCBK;
  const addresses = (values.addr ?? "0").split(",").map((each) => numberOf("--addr", each, highestAddress));
  return {
    link: linkOf(values),
    ...{ addresses, keys: keysOf(scbk, addresses.length) },
    isPlain: values.plain ?? false,
    dropShare: numberOf("--drop", values.drop ?? "0", 1),
    corruptShare: numberOf("--corrupt", values.corrupt ?? "0", 1),
    delayMs: numberOf("--delay", values.delay ?? "0", 60_000),
    seed: numberOf("--seed", values.seed ?? "1", Number.MAX_SAFE_INTEGER),
    witness: values.witness ?? null,
    endsWithInput: values["ends-with-input"] ?? false,
  };
}

function keysOf(scbk: string | undefined, count: number): ReaderOptions["keys"] {
  const given = scbk?.split(",") ?? [];
  if (!given.every((key) => keyPattern.test(key))) throw wrong("--scbk wants 32 hexadecimal digits");
  if (given.length > 1 && given.length !== count)
    throw wrong("--scbk wants one key, or one for each address");
  return Array.from({ length: count }, (_, index) => {
    const key = given[index] ?? given[0];
    return key === undefined ? null : fromHex(key);
  });
}

function parse<Config extends Parameters<typeof parseArgs>[0]>(config: Config) {
  try {
    return parseArgs<NonNullable<Config>>(config as NonNullable<Config>);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : "options not understood");
  }
}

type LinkValues = {
  readonly tcp?: string | undefined;
  readonly host?: string | undefined;
  readonly dial?: string | undefined;
  readonly serial?: string | undefined;
  readonly baud?: string | undefined;
};

function linkOf(values: LinkValues): ReaderOptions["link"] {
  const given = [values.tcp, values.dial, values.serial].filter((each) => each !== undefined);
  if (given.length !== 1) throw wrong("give one of --tcp, --dial and --serial");
  if (values.tcp !== undefined) {
    return { kind: "listen", host: values.host ?? "127.0.0.1", port: numberOf("--tcp", values.tcp, 65_535) };
  }
  if (values.serial !== undefined) {
    return {
      kind: "serial",
      path: values.serial,
      baudRate: numberOf("--baud", values.baud ?? "9600", 1_000_000),
    };
  }
  const [host, port] = (values.dial ?? "").split(":");
  if (host === undefined || port === undefined) throw wrong("--dial wants HOST:PORT");
  return { kind: "dial", host, port: numberOf("--dial", port, 65_535) };
}

function numberOf(option: string, text: string, highest: number): number {
  const value = Number(text);
  if (text === "" || !(value >= 0 && value <= highest))
    throw wrong(`${option} wants a number up to ${highest}`);
  return value;
}

function wrong(detail: string): ReaderError {
  return new ReaderError("line.misconfigured", detail);
}
