const mega = 1024 * 1024;

/** The size of a file as people say it; a MB is the one the limit of files is counted in. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const kilos = Math.round(bytes / 1024);
  return kilos < 1024 ? `${kilos} kB` : `${(bytes / mega).toFixed(1).replace(/\.0$/, "")} MB`;
}
