import { fromHex } from "@gatehouse/reader/drivers/osdp/bytes";
import { weaknessOf } from "@gatehouse/reader/drivers/osdp/secure-channels/key-strength";
import type { LineSettings } from "../lines/line-settings.ts";
import { checkProfile } from "./check-profile.ts";
import { type Finding, type JsonPath, mistake, warning } from "./finding.ts";
import { repeated } from "./repeated.ts";

type OsdpLine = Extract<LineSettings, { protocol: "osdp" }>;
type OsdpReader = OsdpLine["readers"][number];

/** Speeds of SIA OSDP v2.2, 5.2. */
const speeds = [9_600, 19_200, 38_400, 57_600, 115_200, 230_400];
/** At 9600 baud one secure poll takes 38 ms; with four readers a card waits longer than a person does. */
const readersAtLowSpeed = 3;

/** Addresses, keys, wiring and speed of an OSDP line. */
export function checkOsdpLine(line: OsdpLine, path: JsonPath): readonly Finding[] {
  const places = line.readers.map((reader, at) => ({ reader, path: [...path, "readers", at] }));
  const keys = places.flatMap(({ reader, path: place }) =>
    reader.key === undefined ? [] : [{ name: reader.key.toLowerCase(), path: [...place, "key"] }],
  );
  return [
    ...(places.length > 0
      ? []
      : [mistake([...path, "readers"], "is empty.", "Name the readers of this line.")]),
    ...checkSpeed(line, path),
    ...repeated(
      places.map(({ reader, path: place }) => ({
        name: String(reader.address),
        path: [...place, "address"],
      })),
      (address, first) => [
        `${address} is the address of ${first} too.`,
        "Give every reader of a line an address of its own, and set it at the reader.",
      ],
    ),
    ...repeated(keys, (_, first) => [
      `is the key of ${first} too, so one stolen reader would open the other.`,
      "Give every reader a key of its own. Make one with: openssl rand -hex 16",
    ]),
    ...places.flatMap(({ reader, path: place }) => checkReader(reader, place)),
  ];
}

function checkSpeed({ transport, readers }: OsdpLine, path: JsonPath): readonly Finding[] {
  if (transport.kind !== "serial") return [];
  const place = [...path, "transport", "baudRate"];
  const { baudRate } = transport;
  if (!speeds.includes(baudRate)) {
    return [
      mistake(
        place,
        `${baudRate} is no speed of OSDP.`,
        `Use the one the readers are set to: ${speeds.join(", ")}.`,
      ),
    ];
  }
  if (baudRate > 9_600 || readers.length <= readersAtLowSpeed) return [];
  const says = `${readers.length} readers at 9600 baud answer slower than a person waits.`;
  return [warning(place, says, "Set the readers to 38400 baud or more.")];
}

function checkReader(reader: OsdpReader, path: JsonPath): readonly Finding[] {
  const { security, key, inputs, profile } = reader;
  const weakness = key === undefined ? null : weaknessOf(fromHex(key));
  return [
    ...checkProfile(profile, [...path, "profile"]),
    ...(weakness === null
      ? []
      : [mistake([...path, "key"], `is no secret (${weakness}).`, "Make one with: openssl rand -hex 16")]),
    ...(security === "plain" && key !== undefined
      ? [mistake([...path, "security"], "is plain, and a key is given.", "Say required, or remove the key.")]
      : []),
    ...(security === "plain" && key === undefined ? [plainWarning([...path, "security"])] : []),
    ...repeated(
      inputs.map(({ input }, at) => ({ name: String(input), path: [...path, "inputs", at, "input"] })),
      (input, first) => [`input ${input} is wired in ${first} too.`, "One input is wired to one thing."],
    ),
    ...repeated(
      inputs.map(({ wiredAs }, at) => ({ name: wiredAs, path: [...path, "inputs", at, "wiredAs"] })),
      (wiredAs, first) => [
        `${first} is the ${wiredAs} already.`,
        "A door has one contact and one exit button.",
      ],
    ),
  ];
}

function plainWarning(path: JsonPath): Finding {
  const says = "whoever reaches the wire can read cards from it and pretend to be the reader.";
  return warning(path, says, "Use a reader with a secure channel and say required.");
}
