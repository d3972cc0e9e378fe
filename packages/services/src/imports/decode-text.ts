import type { FileEncoding } from "@gatehouse/domain/imports/file-format";

/**
 * Decodes bytes to text piece by piece. A mark at the start is dropped, and every kind of line end becomes one line feed,
 * so that lines can be counted. Bytes that are no text in this encoding become U+FFFD and are found as such later.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let heldReturn = "";
  for await (const chunk of chunks) {
    const text = heldReturn + decoder.decode(chunk, { stream: true });
    // A line feed may follow in the next chunk.
    heldReturn = text.endsWith("\r") ? "\r" : "";
    yield withLineFeeds(heldReturn === "" ? text : text.slice(0, -1));
  }
  yield withLineFeeds(heldReturn + decoder.decode());
}

const withLineFeeds = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
