import type { Failure } from "~/lib/api/failure.ts";

/** The field a refusal is about, with what to say beside it; undefined when it is about the whole form. */
export function refusedField(failure: Failure): { readonly name: string; readonly text: string } | undefined {
  if (failure.kind === "invalid") {
    const [first] = failure.fields;
    return first && { name: first.path.split(".").at(-1) ?? "", text: `Not accepted: ${first.message}.` };
  }
  if (failure.kind !== "refused") return undefined;
  const { holder } = failure.details;
  switch (failure.code) {
    case "credential.number-taken":
      return {
        name: "idNumber",
        text:
          typeof holder === "string" && holder !== ""
            ? `${holder} has this ID.`
            : "Another person has this ID.",
      };
    case "user.sync-id-taken":
      return { name: "syncId", text: "Another person has this Sync ID." };
    default:
      return undefined;
  }
}
