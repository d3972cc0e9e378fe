import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** Where a file is brought: `POST`, the bytes as they are as body, `projectId` and `name` in the query. */
export const importUploadPath = "/files/imports";

/** Where the faulty rows of a run are fetched, with `projectId` in the query. */
export const rejectsPath = (importId: string): string => `${importUploadPath}/${importId}/rejects.csv`;

/** Where a file that shows the columns is fetched. */
export const exampleFilePath = `${importUploadPath}/example.csv`;

/** The largest file. In bytes. */
export const largestFile = 200 * 1024 * 1024;

/** What the upload answers; anything but 201 carries `error` with a code of the product. */
export const importUploaded = z.object({ importId: id });
export type ImportUploaded = z.output<typeof importUploaded>;
