import type { LineHealth } from "./supervise-line.ts";

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };
type Family = {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly samples: readonly Sample[];
};

/** How lines and their readers are doing, in the text form that Prometheus reads. */
export function lineMetrics(lines: readonly LineHealth[], now: Date): string {
  const readers = lines.flatMap((line) => line.readers.map((reader) => ({ line: line.lineId, ...reader })));
  const names = [...new Set(readers.flatMap(({ counters }) => Object.keys(counters)))].sort();
  const families: Family[] = [
    {
      ...{ name: "gatehouse_line_up", type: "gauge", help: "1 while the link of a line is open." },
      samples: lines.map(({ lineId, protocol, state }) => ({
        labels: { line: lineId, protocol },
        value: state === "up" ? 1 : 0,
      })),
    },
    {
      ...{ name: "gatehouse_line_opened_total", type: "counter", help: "How often a line was opened." },
      samples: lines.map(({ lineId, opened }) => ({ labels: { line: lineId }, value: opened })),
    },
    {
      ...{ name: "gatehouse_reader_state", type: "gauge", help: "1 for the state a reader is in." },
      samples: readers.map(({ line, readerId, state }) => ({
        labels: { line, reader: readerId, state },
        value: 1,
      })),
    },
    {
      name: "gatehouse_reader_silence_seconds",
      ...{ type: "gauge", help: "Seconds since a reader was last heard; none for one never heard." },
      samples: readers.flatMap(({ line, readerId, lastHeardAt }) =>
        lastHeardAt === null
          ? []
          : [
              {
                labels: { line, reader: readerId },
                value: Math.max(0, now.getTime() - lastHeardAt.getTime()) / 1_000,
              },
            ],
      ),
    },
    ...names.map(
      (counter): Family => ({
        name: `gatehouse_reader_${snake(counter)}_total`,
        ...{ type: "counter", help: `The driver's count of ${snake(counter).replaceAll("_", " ")}.` },
        samples: readers.flatMap(({ line, readerId, counters }) => {
          const value = counters[counter];
          return value === undefined ? [] : [{ labels: { line, reader: readerId }, value }];
        }),
      }),
    ),
  ];
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(textOf)
    .join("");
}

function textOf({ name, type, help, samples }: Family): string {
  const lines = samples.map(({ labels, value }) => {
    const told = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}{${told.join(",")}} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
