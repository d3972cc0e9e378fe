import type { Block, Letter } from "./letter.ts";

const width = 76;

/** A letter as plain text, wrapped at 76 signs; addresses and codes stand on lines of their own. */
export function setText(letter: Letter): string {
  const heading = `${letter.heading}\n${"=".repeat(Math.min(letter.heading.length, width))}`;
  const footer = ["--", ...letter.footer.map((line) => wrap(line))].join("\n");
  return `${[heading, ...letter.blocks.map(setBlock), footer].join("\n\n")}\n`;
}

function setBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return wrap(block.text);
    case "steps":
      return block.items.map((item, i) => wrap(item, `${i + 1}. `)).join("\n");
    case "button":
      return `${block.label}:\n${block.url}`;
    case "code":
      return `${block.label}:\n    ${block.code}`;
    case "facts":
      return block.rows.map(([label, value]) => wrap(value, `${label}: `)).join("\n");
  }
}

function wrap(text: string, lead = ""): string {
  const indent = " ".repeat(/^\d/.test(lead) ? lead.length : 0);
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== "" && line.length + word.length > width && line !== lead) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}
