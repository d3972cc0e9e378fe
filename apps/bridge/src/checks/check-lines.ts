import type { TransportConfig } from "@gatehouse/reader/transports/transport-config";
import { readersOf } from "../lines/line-readers.ts";
import type { LineSettings } from "../lines/line-settings.ts";
import { checkMqttLine } from "./check-mqtt-line.ts";
import { checkOsdpLine } from "./check-osdp-line.ts";
import { checkProfile } from "./check-profile.ts";
import { type Finding, type JsonPath, warning } from "./finding.ts";
import { repeated } from "./repeated.ts";

/** What a check may ask of the machine it runs on. */
export type CheckedMachine = { readonly hasFile: (path: string) => boolean };

/** What the shape of single fields cannot show: things that are right alone and wrong together. */
export function checkLines(lines: readonly LineSettings[], machine: CheckedMachine): readonly Finding[] {
  const readers = lines.flatMap((line, at) =>
    readersOf(line).map(({ readerId, path }) => ({ name: readerId, path: ["lines", at, ...path] })),
  );
  return [
    ...repeated(
      lines.map(({ id }, at) => ({ name: id, path: ["lines", at, "id"] })),
      (id, first) => [`${show(id)} is also the name of ${first}.`, "Give every line a name of its own."],
    ),
    ...repeated(readers, (_, first) => [
      `is the reader of ${first} too.`,
      "One reader hangs on one line: remove one of the two.",
    ]),
    ...repeated(
      lines.flatMap((line, at) => farEnd(line).map((name) => ({ name, path: ["lines", at, "transport"] }))),
      (name, first) => [`${name} is where ${first} leads too.`, "Put all readers of one wire into one line."],
    ),
    ...lines.flatMap((line, at) => checkLine(line, ["lines", at], machine)),
  ];
}

function checkLine(line: LineSettings, path: JsonPath, machine: CheckedMachine): readonly Finding[] {
  switch (line.protocol) {
    case "osdp":
      return [...checkOsdpLine(line, path), ...checkTransport(line.transport, path, machine)];
    case "serial-line":
      return [
        ...checkProfile(line.profile, [...path, "profile"]),
        ...checkTransport(line.transport, path, machine),
      ];
    case "esp-rfid":
    case "zigbee-lock":
    case "mqtt":
      return checkMqttLine(line, path, machine);
  }
}

function checkTransport(
  transport: TransportConfig,
  path: JsonPath,
  machine: CheckedMachine,
): readonly Finding[] {
  const place = [...path, "transport"];
  if (transport.kind === "serial" && !machine.hasFile(transport.path)) {
    const says = `there is no ${transport.path} on this machine now.`;
    const remedy = "Plug the adapter in, or name the port it has: ls /dev/serial/by-id";
    return [warning([...place, "path"], says, remedy)];
  }
  if (transport.kind === "tcp-server" && transport.from === null) {
    const says = "any machine that reaches this port is taken for the device server.";
    return [warning([...place, "from"], says, "Name the only address that may dial in.")];
  }
  return [];
}

/** A name for the far end of a wire that only one line may hold; none where several may dial. */
function farEnd(line: LineSettings): readonly string[] {
  if (!("transport" in line)) return [];
  const { transport } = line;
  switch (transport.kind) {
    case "serial":
    case "unix":
      return [transport.path];
    case "tcp":
      return [`${transport.host}:${transport.port}`];
    case "tcp-server":
      return [`port ${transport.port} of this machine`];
  }
}

const show = (text: string): string => JSON.stringify(text);
