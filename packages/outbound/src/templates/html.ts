/** Text that is known to be HTML; only `html` makes it. */
export type Html = { readonly html: string };

type Slot = string | number | Html | readonly Html[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML with slots: whatever is not HTML itself is escaped, so a name can never become markup. */
export function html(parts: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  return { html: parts.reduce((text, part, i) => text + fill(slots[i - 1] ?? "") + part) };
}

function fill(slot: Slot): string {
  if (typeof slot === "string" || typeof slot === "number")
    return String(slot).replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
  return "html" in slot ? slot.html : slot.map((one) => one.html).join("");
}
