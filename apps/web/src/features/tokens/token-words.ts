import type { TokenScope } from "@gatehouse/domain/members/token-scope";

/** What a key may do, in words. */
export const scopeWords: Readonly<Record<TokenScope, { readonly label: string; readonly hint: string }>> = {
  "sync-users": {
    label: "Send the list of people",
    hint: "Adds, updates and removes people as a file does, with the same checks and the same guard.",
  },
};
