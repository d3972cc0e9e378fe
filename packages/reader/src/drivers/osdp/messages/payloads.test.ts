import { size } from "@gatehouse/testing/sizes/size";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, hexOf } from "../bytes.ts";
import { commandCodes, readCommand, writeCommand } from "../commands.ts";
import { readReply, replyCodes, writeReply } from "../replies.ts";

// Source: OSDP.Net, Model tests.
test("payloads of OSDP.Net's tests mean what they mean there, both ways", () => {
  const raw = readReply(replyCodes["raw-read"], fromHex("0500100012AB"));
  expect(raw).toEqual({
    kind: "raw-read",
    read: { reader: 5, format: 0, bitCount: 16, bits: fromHex("12AB") },
  });
  const keypad = readReply(replyCodes.keypad, fromHex("01050001020304"));
  expect(keypad).toEqual({ kind: "keypad", report: { reader: 1, keys: fromHex("0001020304") } });
  expect(readCommand(commandCodes.buzzers, fromHex("0002050201"))).toEqual({
    kind: "buzzers",
    buzzers: [{ reader: 0, tone: 2, on: 5, off: 2, repeat: 1 }],
  });
  expect(readCommand(commandCodes.outputs, fromHex("0301C40905041027"))).toEqual({
    kind: "outputs",
    controls: [
      { output: 3, code: 1, timerTenths: 2500 },
      { output: 5, code: 4, timerTenths: 10000 },
    ],
  });
  expect(readCommand(commandCodes.leds, fromHex("0203020102060004000102060403"))).toEqual({
    kind: "leds",
    leds: [
      {
        ...{ reader: 2, led: 3 },
        temporary: { code: 2, on: 1, off: 2, onColour: 6, offColour: 0, timerTenths: 4 },
        permanent: { code: 1, on: 2, off: 6, onColour: 4, offColour: 3 },
      },
    ],
  });
  expect(readCommand(commandCodes.communication, fromHex("0280250000"))).toEqual({
    ...{ kind: "communication", address: 2, baudRate: 9600 },
  });
});

test("a read whose bits do not fill its bytes is malformed, never guessed at", () => {
  expect(readReply(replyCodes["raw-read"], fromHex("00011A00bdd937"))).toBe("malformed");
  expect(readReply(replyCodes["raw-read"], fromHex("00011A00bdd9374000"))).toBe("malformed");
  expect(readReply(replyCodes["raw-read"], fromHex("00010000"))).toBe("malformed");
  expect(readReply(replyCodes.keypad, fromHex("000531"))).toBe("malformed");
});

test("a deprecated character read is taken although its count is wrong", () => {
  expect(readReply(replyCodes["formatted-read"], fromHex("00000531323334"))).toMatchObject({
    read: { text: fromHex("31323334") },
  });
});

test("any code with any data is understood or refused, and what is understood is written the same", {
  timeout: size(60_000, 300_000),
}, () => {
  const anything = fc.tuple(fc.nat(255), fc.uint8Array({ maxLength: 40 }));
  fc.assert(
    fc.property(anything, ([code, data]) => {
      const command = readCommand(code, data);
      if (typeof command !== "string" && command.kind !== "identify" && command.kind !== "capabilities") {
        expect(hexOf(writeCommand(command))).toBe(hexOf(data));
      }
      const reply = readReply(code, data);
      // Flags are read as "not zero" and padding of FMT is dropped, so those two are not written back to the byte.
      if (typeof reply !== "string" && reply.kind !== "local-status" && reply.kind !== "formatted-read") {
        expect(hexOf(writeReply(reply))).toBe(hexOf(data));
      }
    }),
    { numRuns: size(20_000, 1_000_000), seed: 21 },
  );
});

test("every command and every reply of the standard has its own code", () => {
  expect(new Set(Object.values(commandCodes)).size).toBe(26);
  expect(new Set(Object.values(replyCodes)).size).toBe(25);
});
