import jsqr from "jsqr";
import type { Locator, Page } from "playwright-core";

/**
 * Reads a QR code as a camera would: from a picture of the screen. `lens` is any blank page of the same browser, which
 * turns the picture into pixels.
 * @throws Error when no code can be read in the picture
 */
export async function readQr(code: Locator, lens: Page): Promise<string> {
  const picture = await code.screenshot();
  const pixels = await lens.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
    // As one text: a list of a million numbers takes the browser many seconds to hand over, and the code is good for thirty.
    const data = image?.data ?? new Uint8ClampedArray();
    let signs = "";
    for (let at = 0; at < data.length; at += 32_768)
      signs += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, data: btoa(signs) };
  }, picture.toString("base64"));
  const bytes = Uint8ClampedArray.from(Buffer.from(pixels.data, "base64"));
  const read = decode(bytes, pixels.width, pixels.height);
  if (!read) throw new Error("no QR code can be read in the picture");
  return read.data;
}

// The package is CommonJS: its function is the default export's default under Node's own loader.
const decode: typeof jsqr.default = typeof jsqr === "function" ? jsqr : jsqr.default;
