const storageName = "gatehouse-recent-commands";
const kept = 5;

/** The ids of the commands used last in this browser, newest first. */
export function recentCommands(): readonly string[] {
  return (localStorage.getItem(storageName) ?? "").split(" ").filter(Boolean);
}

/** Puts a command at the head of the recent ones. */
export function rememberCommand(id: string): void {
  const ids = [id, ...recentCommands().filter((each) => each !== id)].slice(0, kept);
  localStorage.setItem(storageName, ids.join(" "));
}
