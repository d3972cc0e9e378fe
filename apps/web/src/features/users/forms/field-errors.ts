/** What a schema says about a value; the shape zod's issues have. */
export type Issue = {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
  readonly format?: string | undefined;
  readonly maximum?: number | bigint | undefined;
};

/** One sentence for each field that is wrong, by the name of the field; the first issue of a field counts. */
export type FieldErrors = Readonly<Partial<Record<string, string>>>;

/** Turns the issues of a schema into sentences that say how to mend the field. */
export function fieldErrors(issues: readonly Issue[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "");
    errors[field] ??= sentenceOf(issue);
  }
  return errors;
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return "Fill this in.";
    case "too_big":
      return `At most ${issue.maximum} characters.`;
    case "invalid_format":
      if (issue.format === "email") return "Enter a whole address, such as name@example.org.";
      if (issue.format === "date") return "Enter a whole date.";
      return "Line breaks and control characters are not allowed.";
    default:
      return "This cannot be used.";
  }
}

/** Moves to the first field that is marked as wrong, once the marks have been drawn. */
export function focusFirstError(form: HTMLElement | undefined): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  });
}
