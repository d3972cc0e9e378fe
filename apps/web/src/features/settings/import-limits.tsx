import type { ImportSettings } from "@gatehouse/contracts/imports/import-verbs";
import { guardFloor, secondAdmin } from "@gatehouse/domain/imports/guard";
import { useQuery } from "@tanstack/solid-query";
import { useProject } from "~/features/projects/use-project.tsx";
import { formatCount } from "~/lib/numbers.ts";
import { Facts } from "~/ui/records/facts.tsx";
import { savedOption, scopeTexts } from "./import-scopes.ts";

/** The same settings for those who may see and not change them. */
export function ImportLimits(props: { saved: ImportSettings }) {
  const project = useProject();
  const named = useQuery(() => {
    const { companyId, groupId } = props.saved;
    const [kind, id] = companyId === null ? (["group", groupId] as const) : (["company", companyId] as const);
    return {
      queryKey: ["import-scope", project.id(), kind, id],
      enabled: id !== null,
      queryFn: () => savedOption(kind, id ?? "", project.id),
    };
  });
  const scope = () => {
    const { label } = scopeTexts[props.saved.scope];
    return named.data ? `${label}: ${named.data.label}` : label;
  };
  return (
    <div class="flex w-full max-w-[560px] flex-col gap-3 px-4 py-6">
      <Facts
        facts={[
          { label: "A file is about", value: scope() },
          {
            label: "It stops above",
            value: `${props.saved.guardPercent} % of them, or ${formatCount(props.saved.guardPeople)} people`,
          },
          {
            label: "A second admin",
            value: `above ${secondAdmin.percent} % or ${formatCount(secondAdmin.people)} people`,
          },
          { label: "It never stops", value: `for fewer than ${guardFloor} people` },
        ]}
      />
      <p class="text-base text-muted">An owner of this project can change this.</p>
    </div>
  );
}
