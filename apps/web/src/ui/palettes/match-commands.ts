import type { Command } from "./command.ts";

const most = 40;

/** The commands that fit a text, best first: whole beginnings, then beginnings of words, then anywhere. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const sought = fold(text).trim();
  if (sought === "") return commands.slice(0, most);
  return commands
    .map((command) => ({ command, score: scoreOf(command, sought) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ command }) => command);
}

function scoreOf(command: Command, sought: string): number {
  const title = fold(command.title);
  if (title.startsWith(sought)) return 4;
  const words = sought.split(/\s+/u);
  const all = `${title} ${fold(command.keywords ?? "")} ${fold(command.detail ?? "")}`;
  const starts = all.split(/[\s·/]+/u);
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 3;
  return words.every((word) => all.includes(word)) ? 2 : 0;
}

/** Lower case without accents, so that "muller" finds "Müller". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
