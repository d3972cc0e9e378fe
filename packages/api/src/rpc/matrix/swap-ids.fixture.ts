const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where an id stands in an input: the keys that lead to it. */
export type IdPlace = { readonly keys: readonly string[]; readonly id: string };

/** Every id in an input but the project's own, wherever it stands. */
export function findIds(input: unknown, keys: readonly string[] = []): readonly IdPlace[] {
  if (typeof input === "string")
    return uuid.test(input) && keys.at(-1) !== "projectId" ? [{ keys, id: input }] : [];
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => findIds(value, [...keys, key]));
}

/** The input with other ids at the given places. */
export function replaceIds(
  input: unknown,
  places: readonly IdPlace[],
  next: (place: IdPlace) => string,
): unknown {
  const copy: unknown = structuredClone(input);
  for (const place of places) {
    const parent = place.keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
    Reflect.set(Object(parent), place.keys.at(-1) ?? "", next(place));
  }
  return copy;
}

/** An answer without what differs from call to call: ids and moments. */
export function withoutChance(answer: unknown): string {
  return JSON.stringify(answer ?? null)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, "<id>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<moment>");
}
