import type { LineSettings } from "../lines/line-settings.ts";
import type { CheckedMachine } from "./check-lines.ts";
import { checkProfile } from "./check-profile.ts";
import { type Finding, type JsonPath, mistake, warning } from "./finding.ts";

type MqttLine = Extract<LineSettings, { broker: object }>;

/** The way to a broker, and what its devices are described by. */
export function checkMqttLine(line: MqttLine, path: JsonPath, machine: CheckedMachine): readonly Finding[] {
  return [
    ...(line.readers.length > 0
      ? []
      : [mistake([...path, "readers"], "is empty.", "Name the readers of this line.")]),
    ...checkBroker(line.broker, [...path, "broker"], machine),
    ...(line.protocol === "mqtt"
      ? line.readers.flatMap(({ profile }, at) => checkProfile(profile, [...path, "readers", at, "profile"]))
      : []),
    ...(line.protocol === "zigbee-lock" ? checkLocks(line.readers, path) : []),
  ];
}

function checkBroker(
  { url, username, password, tls }: MqttLine["broker"],
  path: JsonPath,
  machine: CheckedMachine,
): readonly Finding[] {
  const isSealed = url.startsWith("mqtts:");
  const files = tls === null ? [] : Object.entries(tls);
  return [
    ...files.flatMap(([name, file]) =>
      file === null || machine.hasFile(file)
        ? []
        : [
            mistake(
              [...path, "tls", name],
              `there is no file ${file}.`,
              "Name the file (PEM) on this machine.",
            ),
          ],
    ),
    ...(tls !== null && !isSealed
      ? [mistake([...path, "url"], "says mqtt, and tls is given.", "Say mqtts, or remove tls.")]
      : []),
    ...(tls !== null && (tls.certificate === null) !== (tls.key === null)
      ? [mistake([...path, "tls"], "names one of certificate and key.", "Name both, or neither.")]
      : []),
    ...(password !== null && username === null
      ? [mistake([...path, "password"], "is given without a username.", "Give the username too.")]
      : []),
    ...(isSealed || isThisMachine(url)
      ? []
      : [
          warning(
            [...path, "url"],
            "whoever reaches this network can read cards, and open doors as the bridge does.",
            "Use mqtts, with a certificate or a password for this bridge alone.",
          ),
        ]),
  ];
}

function checkLocks(
  locks: Extract<MqttLine, { protocol: "zigbee-lock" }>["readers"],
  path: JsonPath,
): readonly Finding[] {
  return locks.flatMap(({ relocksByItself }, at) =>
    relocksByItself
      ? []
      : [
          warning(
            [...path, "readers", at, "relocksByItself"],
            "is not set, so nobody is let in by the bridge: a lock that stays open when the bridge dies is no lock.",
            "Set the lock to lock again by itself, then say true.",
          ),
        ],
  );
}

function isThisMachine(url: string): boolean {
  return /^mqtt:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(url);
}
