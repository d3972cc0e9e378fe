import { DomainError } from "@gatehouse/domain/errors/domain-error";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page ended: the key its rows are ordered by, the id that breaks ties, and which order it was. */
export type Cursor = { readonly order: string; readonly key: string; readonly id: string };

/** A cursor as the wire carries it. */
export const writeCursor = ({ order, key, id }: Cursor): string => JSON.stringify([order, key, id]);

/**
 * Reads a cursor that came back; undefined stays undefined.
 * @throws {DomainError} `request.invalid` for a text that is none, and for a cursor of another order
 */
export function readCursor(text: string | undefined, order: string): Cursor | undefined {
  if (text === undefined) return undefined;
  const [given, key, id] = parse(text);
  if (given === order && typeof key === "string" && typeof id === "string" && uuid.test(id))
    return { order, key, id };
  throw new DomainError("request.invalid", { field: "cursor" });
}

function parse(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
