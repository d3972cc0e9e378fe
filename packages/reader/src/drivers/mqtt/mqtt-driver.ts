import {
  type CommandOutcome,
  commandOk,
  type ReaderCommand,
  refused,
} from "../../commands/reader-command.ts";
import type { DoorObservation, UntimedReaderObservation } from "../../observations/door-observation.ts";
import { HandOff } from "../../observations/hand-off.ts";
import { sighted } from "../../observations/sighted.ts";
import type { LineDiagnostic, ReaderDriver } from "../../reader-driver.ts";
import type { CancelTimer, Scheduler } from "../../supervisor/scheduler.ts";
import type { MqttLink, MqttMessage } from "../../transports/mqtt-source.ts";
import type { DialectOrder, DialectReading, MqttDialect } from "./dialect.ts";

/** What the driver is made of. */
export type MqttDriverParts = {
  readonly lineId: string;
  readonly dialect: MqttDialect;
  readonly scheduler: Scheduler;
  readonly report: (diagnostic: LineDiagnostic) => void;
};

type Waiting = { readonly order: DialectOrder; readonly settle: (outcome: CommandOutcome) => void };

type Device = { isThere: boolean; lastHeardAt: Date | null; messages: number; cancelSilence: CancelTimer };

// A battery lock wakes up to take its command; after this nobody waits at the door any more.
const confirmMs = 5_000;
const identity = { vendor: null, model: null, serial: null, firmware: null };

/** Devices behind a broker. A message is acknowledged to the broker when all it told was acknowledged by the consumer. */
export function mqttDriver(parts: MqttDriverParts): ReaderDriver<MqttLink> {
  const { dialect, scheduler, lineId } = parts;
  const devices = new Map<string, Device>();
  const waiting = new Set<Waiting>();
  let link: MqttLink | null = null;
  let malformed = 0;

  async function* observations(opened: MqttLink, signal: AbortSignal): AsyncGenerator<DoorObservation> {
    const handOff = new HandOff<DoorObservation>();
    const offer = (observation: UntimedReaderObservation) => handOff.offer(sighted(scheduler, observation));
    const onAbort = () => handOff.close();
    signal.addEventListener("abort", onAbort, { once: true });
    devices.clear();
    for (const readerId of dialect.readerIds) devices.set(readerId, freshDevice());
    link = opened;
    opened.onAnswer((message) => {
      for (const each of waiting) if (each.order.isDoneBy?.(message)) each.settle(commandOk);
    });

    const setThere = (
      readerId: string,
      device: Device,
      isThere: boolean,
      cause: "silence" | "announced",
    ): Promise<boolean>[] => {
      device.cancelSilence();
      const silenceMs = dialect.silenceMs(readerId);
      if (isThere && silenceMs !== null) {
        const onSilence = () => void setThere(readerId, device, false, "silence");
        device.cancelSilence = scheduler.after(silenceMs, onSilence);
      }
      if (device.isThere === isThere) return [];
      device.isThere = isThere;
      if (isThere) return [offer({ kind: "reader-online", readerId, protection: "none", identity })];
      return [offer({ kind: "reader-offline", readerId, cause })];
    };

    const tell = ({ readerId, isThere, observations }: DialectReading): Promise<boolean>[] => {
      const device = devices.get(readerId);
      if (device === undefined) return [];
      device.lastHeardAt = scheduler.now();
      device.messages += 1;
      const presence = isThere === null ? [] : setThere(readerId, device, isThere, "announced");
      return [...presence, ...observations.map(offer)];
    };

    const take = async (message: MqttMessage) => {
      const readings = dialect.read(message, scheduler.now());
      if (readings !== "malformed") {
        await Promise.all(readings.flatMap(tell));
        return;
      }
      malformed += 1;
      // The topic says which device; the payload may hold a credential and is not told.
      const hex = Buffer.from(message.topic).toString("hex");
      if (Number.isInteger(Math.log10(malformed))) {
        parts.report({ lineId, readerId: null, cause: "malformed-message", count: malformed, hex });
      }
    };

    const pump = async () => {
      for await (const message of opened.messages) await take(message);
      handOff.close();
    };
    const pumping = pump().catch((error: unknown) => handOff.close(error));

    try {
      if (!signal.aborted) yield* handOff;
    } finally {
      link = null;
      signal.removeEventListener("abort", onAbort);
      for (const device of devices.values()) device.cancelSilence();
      for (const each of waiting) each.settle({ kind: "timeout" });
      await opened[Symbol.asyncDispose]();
      await pumping;
    }
  }

  async function send(command: ReaderCommand): Promise<CommandOutcome> {
    const device = devices.get(command.readerId);
    if (!dialect.readerIds.includes(command.readerId)) return refused("reader-unknown");
    if (link === null || device === undefined || !device.isThere) return refused("reader-offline");
    const order = dialect.order(command);
    if ("kind" in order) return order;
    return await carryOut(link, order);
  }

  async function carryOut(opened: MqttLink, order: DialectOrder): Promise<CommandOutcome> {
    const { promise, resolve } = Promise.withResolvers<CommandOutcome>();
    const cancel = scheduler.after(confirmMs, () => resolve({ kind: "timeout" }));
    const entry: Waiting = { order, settle: resolve };
    waiting.add(entry);
    opened.publish(order.topic, order.payload).then(
      () => order.isDoneBy === null && resolve(commandOk),
      () => resolve({ kind: "timeout" }),
    );
    try {
      return await promise;
    } finally {
      cancel();
      waiting.delete(entry);
    }
  }

  return {
    protocol: dialect.protocol,
    observations,
    send,
    health: () =>
      [...devices].map(([readerId, { isThere, lastHeardAt, messages }]) => ({
        readerId,
        state: isThere ? "online-plain" : "offline",
        protection: "none",
        lastHeardAt,
        counters: { messages },
      })),
  };
}

function freshDevice(): Device {
  return { isThere: false, lastHeardAt: null, messages: 0, cancelSilence: () => {} };
}
