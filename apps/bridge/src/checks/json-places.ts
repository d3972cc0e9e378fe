import type { JsonPath } from "./finding.ts";

/** Which line every value of a JSON text begins on, and the fields that were written twice. */
export type JsonPlaces = {
  /** The line of a value, or of the nearest one around it that exists; 1 is the first. */
  readonly lineOf: (path: JsonPath) => number;
  /** `JSON.parse` silently takes the last of two fields of one name; whoever wrote the first is told. */
  readonly twice: readonly JsonPath[];
};

const keyOf = (path: JsonPath): string => JSON.stringify(path);
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\s+/g;

/** Walks a text that `JSON.parse` has accepted. */
export function jsonPlaces(text: string): JsonPlaces {
  const lines = new Map<string, number>();
  const twice: JsonPath[] = [];
  const found = [...text.matchAll(tokens)];
  let at = 0;
  let line = 1;

  const skip = (): string => {
    for (;;) {
      const token = found[at]?.[0] ?? "";
      if (token === "" || token.trim() !== "") return token;
      line += token.split("\n").length - 1;
      at += 1;
    }
  };
  const take = (): string => {
    const token = skip();
    at += 1;
    return token;
  };

  const value = (path: JsonPath): void => {
    const first = skip();
    lines.set(keyOf(path), line);
    at += 1;
    if (first === "{") members(path);
    else if (first === "[") items(path);
  };
  const members = (path: JsonPath): void => {
    while (skip() !== "}") {
      const inside = [...path, String(JSON.parse(take()))];
      if (lines.has(keyOf(inside))) twice.push(inside);
      take();
      value(inside);
      if (skip() === ",") take();
    }
    take();
  };
  const items = (path: JsonPath): void => {
    for (let index = 0; skip() !== "]"; index++) {
      value([...path, index]);
      if (skip() === ",") take();
    }
    take();
  };

  value([]);
  return {
    twice,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const known = lines.get(keyOf(path.slice(0, length)));
        if (known !== undefined) return known;
      }
      return lines.get(keyOf([])) ?? 1;
    },
  };
}
