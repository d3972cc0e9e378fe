import {
  listTypes,
  restError,
  syncAccepted,
  syncAnswered,
  syncRejected,
  syncUsersPath,
} from "@gatehouse/contracts/rest/sync-users";
import * as z from "zod/mini";

const json = (description: string, schema: z.ZodMiniType) => ({
  description,
  content: { "application/json": { schema: z.toJSONSchema(schema, { target: "openapi-3.0" }) } },
});

type TextSchema = {
  readonly enum?: readonly string[];
  readonly default?: string;
  readonly maxLength?: number;
};

const parameter = (name: string, description: string, schema: TextSchema) => ({
  ...{ name, in: "query", required: false, description },
  schema: { type: "string", ...schema },
});

const choice = (name: string, description: string, values: readonly string[]) =>
  parameter(name, description, { enum: values, default: values[0] ?? "" });

/** What people type to try a call: the server's name is theirs to put in. */
const samples = [
  {
    ...{ lang: "Shell", label: "With curl" },
    source: `curl -T people.csv -H "Authorization: Bearer $GATEHOUSE_TOKEN" "https://gate.example.org${syncUsersPath}?mode=replace&name=people.csv"`,
  },
  {
    ...{ lang: "Shell", label: "With the one file scripts/sync-file.ts and Node 22.18 or newer" },
    source: "GATEHOUSE_TOKEN=… node sync-file.ts people.csv --server https://gate.example.org",
  },
];

/** The REST surface as OpenAPI 3.0, made from the schemas that the answers are typed by. */
export const openapi = {
  openapi: "3.0.3",
  info: {
    title: "Gatehouse",
    version: "1",
    description:
      "What other systems can do in a project, with an API key that an owner makes in the settings.",
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  security: [{ token: [] }],
  paths: {
    [syncUsersPath]: {
      put: {
        operationId: "syncUsers",
        summary: "Send the list of people",
        description:
          "The body is a CSV file: first name, last name, e-mail, ID, optionally Sync ID. New people are added and invited, changed ones updated, missing ones deleted and told by mail. The file that was applied last does nothing.",
        parameters: [
          choice("mode", "replace also deletes who is missing; update only adds and updates.", [
            "replace",
            "update",
          ]),
          choice("dryRun", "true only says what would be done.", ["false", "true"]),
          parameter("name", "What the history of imports calls the file.", { maxLength: 1_000 }),
        ],
        "x-codeSamples": samples,
        requestBody: {
          required: true,
          content: Object.fromEntries(
            listTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
          ),
        },
        responses: {
          "200": json("Applied, planned, or the file that was applied last.", syncAnswered),
          "202": json("Held until an admin has looked at it, or still running.", syncAccepted),
          "400": json("A parameter is wrong; details.fields names it.", restError),
          "401": json("No valid key.", restError),
          "403": json("The key was not made for this.", restError),
          "405": {
            ...json("Lists are sent with PUT.", restError),
            headers: { Allow: { description: "PUT", schema: { type: "string" } } },
          },
          "413": json("The file is larger than 200 MB.", restError),
          "415": json(
            `The content is none of ${listTypes.join(", ")}, or packed (content-encoding).`,
            restError,
          ),
          "422": json("Rejected or called off: nothing was changed.", syncRejected),
        },
      },
    },
  },
};
