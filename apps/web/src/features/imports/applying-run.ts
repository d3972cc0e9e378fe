/** The run that a fleeting event says is being applied; undefined for any other event. */
export function applyingRun({
  name,
  data,
}: {
  readonly name: string;
  readonly data: unknown;
}): string | undefined {
  if (name !== "import.progress" || typeof data !== "object" || data === null) return undefined;
  if (!("state" in data) || data.state !== "applying" || !("importId" in data)) return undefined;
  return "progress" in data && data.progress !== null ? String(data.importId) : undefined;
}
