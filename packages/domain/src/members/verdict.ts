/** The answer of a policy. `request.step-up-required` means: yes, after signing in again. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: "request.forbidden" | "request.step-up-required" };

/** Yes. */
export const allowed: Verdict = { allowed: true };

/** No, whatever the actor does. */
export const forbidden: Verdict = { allowed: false, code: "request.forbidden" };

/** Yes, once the actor has proved again who they are. */
export const stepUpRequired: Verdict = { allowed: false, code: "request.step-up-required" };
