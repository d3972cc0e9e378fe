import { openapi } from "./openapi.ts";
import { type DescribedField, type DescribedSchema, shapesOf } from "./openapi-fields.ts";
import { pageStyle } from "./page-style.ts";

const plain = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const code = (text: string): string => `<code>${plain(text)}</code>`;
const codes = (texts: readonly string[]): string => texts.map(code).join(" ");

type Call = (typeof openapi.paths)[keyof typeof openapi.paths]["put"];
type Answer = { readonly description: string; readonly content: { "application/json": { schema: object } } };

/** The REST surface as a page for people, made of its description for machines: what to send, and what comes back. */
export function openapiPage(): string {
  const { title, description } = openapi.info;
  const calls = Object.entries(openapi.paths).map(([path, { put }]) => callSection(path, put));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${plain(title)} API</title><style>${pageStyle}</style></head><body><main><header><h1>${plain(title)} API</h1><p>${plain(description)} It is sent as ${code("Authorization: Bearer")}. The same for machines: <a href="/api/v1/openapi.json">openapi.json</a>.</p></header>${calls.join("")}</main></body></html>`;
}

function callSection(path: string, call: Call): string {
  const samples = call["x-codeSamples"].map(
    ({ label, source }) => `<h3>${plain(label)}</h3><pre tabindex="0"><code>${plain(source)}</code></pre>`,
  );
  const body = `<h3>Content</h3><p>One of ${codes(Object.keys(call.requestBody.content))}, or unnamed.</p>`;
  const parameters = call.parameters.map(({ name, description, schema }) => ({
    ...{ name, type: "text", meaning: defaulted(description, schema.default) },
    values: schema.enum ?? [],
  }));
  return `<section><h2>${plain(call.summary)}</h2><p class="call">${code(`PUT ${path}`)}</p><p>${plain(call.description)}</p>${samples.join("")}${body}<h3>Parameters</h3>${table("Parameter", parameters)}<h2>Answers</h2>${answerGroups(call.responses).join("")}</section>`;
}

const defaulted = (text: string, value: string | undefined): string =>
  value === undefined ? text : `${text} Without it: ${value}.`;

/** Answers of the same shape stand together. */
function answerGroups(responses: Readonly<Record<string, Answer>>): string[] {
  const groups = Map.groupBy(Object.entries(responses), ([, answer]) => JSON.stringify(schemaOf(answer)));
  return [...groups.values()].map((answers) => {
    const statuses = answers.map(
      ([status, { description }]) => `<div><dt>${code(status)}</dt><dd>${plain(description)}</dd></div>`,
    );
    const [first] = answers;
    const shapes = first ? shapesOf(schemaOf(first[1])) : [];
    return `<article><dl>${statuses.join("")}</dl>${shapes.map(shapeTable).join("")}</article>`;
  });
}

/** What can be one thing only tells a shape from the others, and stands above its table. */
function shapeTable(fields: readonly DescribedField[]): string {
  const fixed = fields.filter(({ values }) => values.length === 1);
  const told = fixed.map(({ name, values: [value = ""] }) => `<h3>${code(`${name}: ${value}`)}</h3>`);
  const rest = fields.filter((field) => !fixed.includes(field));
  return `${told.join("")}${table("Field", rest)}`;
}

const schemaOf = (answer: Answer) => answer.content["application/json"].schema as DescribedSchema;

function table(head: string, fields: readonly DescribedField[]): string {
  const rows = fields.map(
    ({ name, type, values, meaning }) =>
      `<tr><th scope="row">${code(name)}</th><td>${plain(type)}</td><td>${plain(meaning)}${values.length > 0 ? ` <span>${codes(values)}</span>` : ""}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">${head}</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
