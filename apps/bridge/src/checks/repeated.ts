import { type Finding, type JsonPath, mistake, placeName } from "./finding.ts";

/** Something that must be the only one of its name, and where it stands. */
type Named = { readonly name: string; readonly path: JsonPath };

/** A mistake for every name but the first of those that are the same. */
export function repeated(
  all: readonly Named[],
  say: (name: string, firstPlace: string) => readonly [says: string, remedy: string],
): readonly Finding[] {
  const first = new Map<string, JsonPath>();
  return all.flatMap(({ name, path }) => {
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, path);
      return [];
    }
    return [mistake(path, ...say(name, placeOfOwner(before)))];
  });
}

/** `lines[0].readers[1]` for a field inside it. */
function placeOfOwner(path: JsonPath): string {
  const owner = path.slice(0, path.findLastIndex((step) => typeof step === "number") + 1);
  return placeName(owner);
}
