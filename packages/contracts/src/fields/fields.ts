import * as z from "zod/mini";

/** An id of any row. */
export const id = z.uuid();

/** A moment, ISO 8601 with zone. */
export const moment = z.iso.datetime({ offset: true });

const noControlCharacters = z.regex(/^[^\p{Cc}]*$/u, "must not contain line breaks or control characters");

/** One line of text: trimmed, 1 to `longest` characters, no control characters (a name may end up in a mail header). */
export const line = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), noControlCharacters);

/** One line of text that may be left out; the empty string counts as left out. */
export const optionalLine = (longest: number) =>
  z.pipe(
    z.string().check(z.trim(), z.maxLength(longest), noControlCharacters),
    z.transform((given) => (given === "" ? null : given)),
  );

/** Several lines of text, at most `longest` characters. */
export const prose = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));

/** An e-mail address, at most 254 characters, spelled as given. */
export const email = z.string().check(z.trim(), z.maxLength(254), z.email());

/** Every input of a project-scoped verb names its project. */
export const inProject = { projectId: id };
