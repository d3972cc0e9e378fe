import { sizeText } from "../file-size.ts";

/** Only what the browser needs to know of a file. */
type Named = { readonly name: string; readonly size: number; readonly type: string };

const workbooks = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i;
const otherKinds = /\.(pdf|docx?|odt|zip|gz|7z|rar|png|jpe?g|gif|heic|mp4)$/i;

/**
 * What is wrong with a file before it is brought; undefined when it may be a table. Only what cannot be one is refused here: what
 * is in a file of another name the server looks at.
 */
export function wrongFile(file: Named, largest: number): string | undefined {
  if (workbooks.test(file.name))
    return `${file.name} is a workbook. Save the sheet as CSV in your spreadsheet program and bring that file.`;
  if (otherKinds.test(file.name) || /^(image|video|audio)\//.test(file.type))
    return `${file.name} is not a table. Bring a CSV file.`;
  if (file.size > largest)
    return `${file.name} is larger than ${sizeText(largest)}. Split it, and bring the parts with “Add and update only”.`;
  if (file.size === 0) return `${file.name} is empty. Export it again.`;
  return undefined;
}

/** The one file of those that were dropped or chosen at once, or why none of them is taken. */
export function oneFile<One extends { readonly name: string }>(
  files: readonly One[],
): { readonly file: One } | { readonly reason: string } {
  const [file, second] = files;
  if (file && !second) return { file };
  return {
    reason: file
      ? "One file at a time: nothing was brought. Put the lists together, or bring one after the other with “Add and update only”."
      : "There was no file in what was dropped.",
  };
}
