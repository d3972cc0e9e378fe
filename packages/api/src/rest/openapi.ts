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

const parameter = (name: string, description: string, values: readonly string[]) => ({
  ...{ name, in: "query", required: false, description },
  schema: { type: "string", enum: values, default: values[0] },
});

/** The REST surface as OpenAPI 3.0, made from the schemas that the answers are typed by. */
export const openapi = {
  openapi: "3.0.3",
  info: {
    title: "Gatehouse",
    version: "1",
    description:
      "What other systems can do in a project, with an API token that an owner makes in the settings.",
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
          parameter("mode", "replace also deletes who is missing; update only adds and updates.", [
            "replace",
            "update",
          ]),
          parameter("dryRun", "true only says what would be done.", ["false", "true"]),
        ],
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
          "401": json("No valid token.", restError),
          "403": json("The token was not made for this.", restError),
          "405": {
            ...json("Lists are sent with PUT.", restError),
            headers: { Allow: { description: "PUT", schema: { type: "string" } } },
          },
          "413": json("The file is larger than 200 MB.", restError),
          "415": json(`The content is none of ${listTypes.join(", ")}.`, restError),
          "422": json("Rejected or called off: nothing was changed.", syncRejected),
        },
      },
    },
  },
};
