import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { CopyText } from "~/ui/controls/copy-text.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { RoleNames } from "../lists/user-cells.tsx";
import { shortNumberText } from "../user-name.ts";

/** What a desk may know of a person. What it may not know is left out, not shown as empty. */
export function DeskFacts(props: { row: UserRow }) {
  return (
    <Facts
      facts={[
        { label: "Companies", value: <>{props.row.companies.map(({ name }) => name).join(", ") || "–"}</> },
        { label: "Roles", value: <RoleNames roles={props.row.roles} /> },
        {
          label: "Number",
          value: <CopyText text={shortNumberText(props.row.shortNumber)} label="number" />,
        },
      ]}
    />
  );
}
