import type * as z from "zod/mini";
import { type Finding, type JsonPath, mistake } from "./finding.ts";
import { nearestField, remedyFor } from "./remedies.ts";

type Issue = z.core.$ZodIssue;

/** Fields whose value no message may repeat. */
const secret: readonly unknown[] = ["key", "password", "url"];
const longestShown = 60;

/** Says in words what a schema found; a union is explained by the branch that came nearest. */
export function explainIssue(issue: Issue, around: JsonPath = []): readonly Finding[] {
  const path = [...around, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const isShown = !secret.includes(path.at(-1));
  const shown = isShown ? show(issue.input) : "the value";
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField([...path, key], key));
    case "invalid_type":
      if (issue.input === undefined) return [mistake(path, "is missing.", remedyFor(path))];
      return [mistake(path, `${shown} is not ${withArticle(issue.expected)}.`, remedyFor(path))];
    case "invalid_value":
      if (issue.input === undefined) return [mistake(path, "is missing.", remedyFor(path))];
      return [mistake(path, `${shown} is none of: ${issue.values.join(", ")}.`, remedyFor(path))];
    case "too_small":
      return [mistake(path, `${shown} is below ${issue.minimum}.`, remedyFor(path))];
    case "too_big":
      return [mistake(path, `${shown} is above ${issue.maximum}.`, remedyFor(path))];
    case "invalid_union":
      return explainUnion(issue, path, isShown);
    default:
      return [mistake(path, `${shown} is not understood.`, remedyFor(path))];
  }
}

function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: JsonPath,
  isShown: boolean,
): readonly Finding[] {
  const [nearest] = [...issue.errors].sort((left, right) => depth(right) - depth(left));
  if (nearest === undefined || depth(nearest) === 0) {
    // A union that is chosen by a field reports that field's path with the whole object as its input.
    const given = "discriminator" in issue ? Object(issue.input)[String(issue.discriminator)] : issue.input;
    const what =
      given === undefined ? "is missing." : `${isShown ? show(given) : "the value"} is not understood.`;
    return [mistake(path, what, remedyFor(path))];
  }
  return nearest.flatMap((each) => explainIssue(each, path));
}

/** How far a branch got before it failed: an object that is nearly right fails inside, a wrong kind at its door. */
function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === "unrecognized_keys" ? 1 : 0)));
}

function unknownField(path: JsonPath, key: string): Finding {
  const meant = nearestField(key);
  return mistake(path, "is no known field.", meant === null ? "Remove it." : `Did you mean ${meant}?`);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

function withArticle(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    int: "whole number",
    object: "object",
    array: "list",
    string: "text",
  };
  const word = words[expected] ?? expected;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}
