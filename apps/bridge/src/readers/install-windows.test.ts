import {
  type CommandOutcome,
  commandOk,
  type ReaderCommand,
  refused,
} from "@gatehouse/reader/commands/reader-command";
import { ManualScheduler } from "@gatehouse/reader/supervisor/manual-scheduler";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import { expect, test } from "vitest";
import { temporaryStores } from "../store/temporary-store.fixture.ts";
import { makeInstallWindows } from "./install-windows.ts";

const minute = 60_000;

/** Install modes of a line that answers as told, and everything that is said to it and of it. */
function givenWindows(
  answer: (command: ReaderCommand) => CommandOutcome = () => commandOk,
  isKeptOut = false,
) {
  const scheduler = new ManualScheduler();
  const stores = temporaryStores();
  const happened: string[] = [];
  const line: ReaderLine = {
    ...{ id: "bus", protocol: "osdp", tap: null },
    observations: () => expect.unreachable(),
    health: () => expect.unreachable(),
    send: async (command) => {
      happened.push("durationMs" in command ? `${command.kind} ${command.durationMs}` : command.kind);
      return answer(command);
    },
  };
  const make = () =>
    makeInstallWindows({
      ...{ settings: stores.open().settings, scheduler, now: () => scheduler.now().getTime() },
      lineOf: (readerId) => (readerId === "r1" ? line : undefined),
      isQuarantined: () => isKeptOut,
      noteRelease: async (readerId) => void happened.push(`${readerId} released`),
      beforeOpening: (lineId) => void happened.push(`recordings of ${lineId} end`),
      note: async (readerId, _type, data) =>
        void happened.push(
          `${readerId} ${"cause" in data ? data.cause : data.endsAt - scheduler.now().getTime()}`,
        ),
    });
  return { scheduler, happened, windows: make(), again: make };
}

test("an install mode ends by itself when its time is over, and only then", async () => {
  const { scheduler, happened, windows } = givenWindows();
  expect(await windows.open("r1", "c", 3 * minute)).toEqual({ outcome: "done" });
  expect(windows.isOpenOn("bus")).toBe(true);
  expect(windows.isOpenOn("other")).toBe(false);
  await scheduler.advance(3 * minute - 1);
  expect(windows.isOpenOn("bus")).toBe(true);
  await scheduler.advance(1);
  expect(windows.isOpenOn("bus")).toBe(false);
  expect(happened).toEqual([
    ...["recordings of bus end", `open-install-mode ${3 * minute}`, `r1 ${3 * minute}`],
    ...["close-install-mode", "r1 time"],
  ]);
  expect(scheduler.pendingTimers).toBe(0);
});

test("a quarter of an hour is the longest, whatever the server asks for", async () => {
  const { happened, windows } = givenWindows();
  await windows.open("r1", "c", 24 * 60 * minute);
  expect(happened).toContain(`open-install-mode ${15 * minute}`);
  expect(happened).toContain(`r1 ${15 * minute}`);
});

test("a reader that has its key ends it at once, and the time says nothing more", async () => {
  const { scheduler, happened, windows } = givenWindows();
  await windows.open("r1", "c", minute);
  await windows.close("r1", "keyed");
  await windows.close("r1", "keyed");
  await scheduler.advance(2 * minute);
  expect(happened.slice(3)).toEqual(["close-install-mode", "r1 keyed"]);
});

test("opened once more it ends at the new time, once", async () => {
  const { scheduler, happened, windows } = givenWindows();
  await windows.open("r1", "c1", minute);
  await scheduler.advance(minute / 2);
  await windows.open("r1", "c2", 2 * minute);
  await scheduler.advance(minute);
  expect(windows.isOpenOn("bus")).toBe(true);
  await scheduler.advance(minute);
  expect(windows.isOpenOn("bus")).toBe(false);
  expect(happened.filter((one) => one === "r1 time")).toHaveLength(1);
});

test("a close that comes right behind an open leaves nothing open", async () => {
  const { happened, windows } = givenWindows();
  await Promise.all([windows.open("r1", "c", minute), windows.close("r1", "admin")]);
  expect(windows.isOpenOn("bus")).toBe(false);
  expect(happened.slice(-2)).toEqual(["close-install-mode", "r1 admin"]);
});

test("what the reader refuses is not open, and an earlier one stays as it was", async () => {
  let isAway = true;
  const { scheduler, windows } = givenWindows(() => (isAway ? refused("reader-offline") : commandOk));
  expect(await windows.open("r1", "c1", minute)).toEqual({ outcome: "refused", refusal: "reader-offline" });
  expect(windows.isOpenOn("bus")).toBe(false);
  isAway = false;
  await windows.open("r1", "c2", minute);
  isAway = true;
  await windows.open("r1", "c3", 5 * minute);
  expect(windows.isOpenOn("bus")).toBe(true);
  await scheduler.advance(minute);
  expect(windows.isOpenOn("bus")).toBe(false);
  expect(await windows.open("nobody", "c4", minute)).toEqual({
    outcome: "refused",
    refusal: "reader-unknown",
  });
});

test("opening ends a quarantine, which is told, unless the reader refuses", async () => {
  const { happened, windows } = givenWindows(() => commandOk, true);
  await windows.open("r1", "c", minute);
  expect(happened.slice(2)).toEqual(["r1 released", `r1 ${minute}`]);
  const away = givenWindows(() => refused("reader-offline"), true);
  await away.windows.open("r1", "c", minute);
  expect(away.happened).not.toContain("r1 released");
});

test("none survives a restart, which is told once", async () => {
  const { happened, windows, again } = givenWindows();
  await windows.open("r1", "c", minute);
  windows.stop();
  const next = again();
  await next.begin();
  expect(next.isOpenOn("bus")).toBe(false);
  await again().begin();
  expect(happened.slice(3)).toEqual(["r1 restart"]);
});
