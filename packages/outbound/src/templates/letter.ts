/** A part of a mail's body. Each is set twice, as HTML and as plain text, so the twins cannot say different things. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "steps"; readonly items: readonly string[] }
  | { readonly kind: "button"; readonly label: string; readonly url: string }
  | { readonly kind: "code"; readonly label: string; readonly code: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] };

/** A mail before it is set: what it says, without how it looks. */
export type Letter = {
  readonly subject: string;
  /** What a list of mails shows beside the subject; never repeated in the body. */
  readonly preview: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Small print: why this mail came, and what to do if it should not have come. */
  readonly footer: readonly string[];
};

/** A paragraph. */
export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
