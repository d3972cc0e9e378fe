import type { JsonPath } from "./finding.ts";

/** What to do about a field that is wrong or missing, by its name. */
const byField: Readonly<Record<string, string>> = {
  server: "Give the address of the server, such as https://gate.example.org.",
  data: "Give the folder in which the bridge keeps its list, its keys and its journal.",
  lines: "Give a list of lines, each with its protocol and its readers.",
  protocol: "Say what the line speaks: osdp, serial-line, esp-rfid, zigbee-lock or mqtt.",
  id: "Give the line a name of its own; it appears in logs.",
  transport: 'Say where the line leads, such as {"kind": "tcp", "host": "192.0.2.7", "port": 4500}.',
  kind: "Say how the line is reached: tcp, tcp-server, unix or serial.",
  port: "Give a port from 1 to 65535.",
  host: "Give a name or an address.",
  path: "Give the file of the serial port or of the socket, such as /dev/ttyUSB0.",
  baudRate: "Give the speed the readers are set to: 9600, 19200, 38400, 57600, 115200 or 230400.",
  adapter: "Say uart for a port of the board, usb for an adapter.",
  from: "Give the only address that may dial in, or null to let in any.",
  readers: "Give a list of readers.",
  readerId: "Copy the reader's id from its page in Gatehouse.",
  address: "Give the address the reader is set to, from 0 to 126.",
  security: "Say required, or plain for a reader that has no secure channel.",
  profile: 'Say card, code, or describe what the reader reads, such as {"bitFormats": ["h10304"]}.',
  inputs: "Give a list of wired inputs, or leave it out.",
  wiredAs: "Say door-contact or request-to-exit.",
  assertedWhen: "Say active or inactive: in which state the door is open or the button pressed.",
  lockOutput: "Give the number of the output that releases the lock, or null when another reader does.",
  identity: "Give vendor and serial as the reader says them, or leave it out to take whoever answers first.",
  broker: 'Say where the broker is, such as {"url": "mqtts://192.0.2.7:8883"}.',
  url: "Give the broker's address without a name or password in it, such as mqtts://192.0.2.7:8883.",
  clientId: "Give a name no other client of the broker has, or leave it out.",
  username: "Give the name the broker knows this bridge by, or leave it out.",
  password: "Give the password that belongs to the username, or leave it out.",
  tls: "Name the files ca, certificate and key, or leave it out.",
  baseTopic: "Give the topic all devices of the line begin with.",
  hostname: "Give the name the board says of itself.",
  doorIp: "Give the board's address, or null when it opens no door.",
  name: "Give the lock's name in zigbee2mqtt.",
  relocksByItself: "Say true when the lock is set to lock again by itself.",
  presence: "Say by which topic the device tells that it is there, or give silenceSeconds.",
  silenceSeconds: "Give the seconds of silence after which the device is gone, from 5 to 86400.",
  rules: "Say what the messages of the device tell: a list of rules, each with a topic and tells.",
  tells: "Say credential, door-contact, request-to-exit, tamper or power-failure.",
  as: "Say what the value is: card-number, uid, bits, code or keys.",
  topic: "Give one topic, without + and #.",
  field:
    "Give the place of the value in the message, such as card.uid, or leave it out for the whole message.",
  on: "Give the texts that mean open, pressed, tampered or failing.",
  off: "Give the texts that mean closed, let go, whole or well.",
  online: "Give the texts that mean that the device is there.",
  offline: "Give the texts that mean that the device is gone; its last will says one of them.",
  unlock: "Give topic, payload and doneWhen, or null when the device opens no door.",
  payload: "Give the text to send; {seconds} and {milliseconds} stand for how long.",
  doneWhen: "Say by which message the device tells that it did it: topic, field, is.",
  key: "Give 32 random hexadecimal digits. Make them with: openssl rand -hex 16",
};

/** The remedy for the innermost named field of a path. */
export function remedyFor(path: JsonPath): string {
  if (path.includes("tls")) return "Name a file (PEM) on this machine, or null.";
  const name = [...path].reverse().find((step) => typeof step === "string" && step in byField);
  return byField[String(name)] ?? "See docs/guide/bridge.md for what a configuration file holds.";
}

/** The field that was probably meant; null when nothing comes near. */
export function nearestField(given: string): string | null {
  const ranked = Object.keys(byField)
    .map((name) => ({ name, steps: editsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.steps - right.steps);
  const [best] = ranked;
  return best !== undefined && best.steps <= Math.max(1, Math.floor(given.length / 3)) ? best.name : null;
}

/** Levenshtein's distance, one row of the table at a time. */
function editsBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [lineAt, letter] of [...left].entries()) {
    const next = [lineAt + 1];
    for (const [at, other] of [...right].entries()) {
      const change = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
