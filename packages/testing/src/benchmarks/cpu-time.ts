import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Processor time in seconds a process has used so far, from Linux's `/proc`; 0 once it is gone. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : 0;
}

/** The same for a process and its children, such as PostgreSQL with its connections. */
export function cpuSecondsWithChildren(pid: number): number {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => Number(statOf(one)?.[1]) === pid);
  return [pid, ...children].reduce((sum, one) => sum + cpuSeconds(one), 0);
}

/** The fields behind the program's name, which may itself hold spaces. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
