import type { Page } from "playwright-core";

/** Calls a procedure as the page would, with its cookie and from its origin. */
export async function callApi<T>(
  page: Page,
  kind: "query" | "mutation",
  path: string,
  input: object,
): Promise<T> {
  const answer: { result?: { data: T }; error?: { message: string } } = await page.evaluate(
    async ([method, name, body]) => {
      const query = method === "GET" ? `?input=${encodeURIComponent(body)}` : "";
      const response = await fetch(`/trpc/${name}${query}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(method === "POST" ? { body } : {}),
      });
      return response.json();
    },
    [kind === "query" ? "GET" : "POST", path, JSON.stringify(input)] as const,
  );
  if (!answer.result) throw new Error(`${path}: ${answer.error?.message}`);
  return answer.result.data;
}
