import { openapi } from "./openapi.ts";

const plain = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The REST surface as a page for people: what to send, and what comes back. */
export function openapiPage(): string {
  const calls = Object.entries(openapi.paths).map(([path, { put }]) => {
    const parameters = put.parameters.map(
      ({ name, description, schema }) =>
        `<li><code>${name}</code>: ${plain(description)} One of ${schema.enum.map((one) => `<code>${one}</code>`).join(", ")}; without it <code>${schema.default}</code>.</li>`,
    );
    const answers = Object.entries(put.responses).map(
      ([status, { description, content }]) =>
        `<h3>${status}</h3><p>${plain(description)}</p><pre>${plain(JSON.stringify(content["application/json"].schema, null, 2))}</pre>`,
    );
    return `<h2><code>PUT ${path}</code></h2><p>${plain(put.summary)}. ${plain(put.description)}</p><ul>${parameters.join("")}</ul>${answers.join("")}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gatehouse API</title></head><body><h1>Gatehouse API</h1><p>${plain(openapi.info.description)} Send it as <code>Authorization: Bearer</code>. <a href="/api/v1/openapi.json">openapi.json</a></p>${calls.join("")}</body></html>`;
}
