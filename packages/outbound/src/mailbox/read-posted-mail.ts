/** A mail as Resend's sending endpoints take it, its lists made uniform. */
export type PostedMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly tags: Readonly<Record<string, string>>;
};

/** The mail in the body of a request, or what is wrong with it in Resend's manner. */
export function readPostedMail(body: unknown): PostedMail | string {
  if (body === null || typeof body !== "object") return "The email must be an object.";
  const field = (name: string): unknown => Reflect.get(body, name);
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === "string" ? value : "";
  };
  const to = addresses(field("to"));
  if (to.length === 0 || to.length > 50) return "The `to` field must hold 1 to 50 addresses.";
  const bad = to.find((address) => !/^[^\s@<>]+@[^\s@<>]+$/.test(address));
  if (bad !== undefined) return `Invalid \`to\` field: ${bad}`;
  if (!/@/.test(text("from")) || /[\r\n]/.test(text("from"))) return "Invalid `from` field.";
  if (text("subject") === "" || /[\r\n]/.test(text("subject"))) return "Missing or invalid `subject` field.";
  if (text("html") === "" && text("text") === "") return "Missing `html` or `text` field.";
  const tags = Array.isArray(field("tags")) ? (field("tags") as { name?: unknown; value?: unknown }[]) : [];
  const isTag = tags.every(
    (tag) => /^[\w-]{1,256}$/.test(String(tag.name)) && /^[\w-]{1,256}$/.test(String(tag.value)),
  );
  if (!isTag) return "Tags should only contain ASCII letters, numbers, underscores, or dashes.";
  return {
    from: text("from"),
    to,
    replyTo: addresses(field("reply_to")),
    subject: text("subject"),
    html: text("html"),
    text: text("text"),
    tags: Object.fromEntries(tags.map((tag) => [String(tag.name), String(tag.value)])),
  };
}

function addresses(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === "string" && one !== "");
}
