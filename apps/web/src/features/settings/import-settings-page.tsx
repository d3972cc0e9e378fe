import { useQuery } from "@tanstack/solid-query";
import { Show, Suspense } from "solid-js";
import { importSettingsQuery } from "~/features/imports/imports-query.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { NoPermission } from "~/ui/states/no-permission.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { AlertsSection } from "./alerts-section.tsx";
import { DefaultRoleSection } from "./default-role-section.tsx";
import { ImportLimits } from "./import-limits.tsx";
import { ImportSettingsForm } from "./import-settings-form.tsx";
import { SettingsTabs } from "./settings-tabs.tsx";

/** Whom a file is about, from how many removals on it stops, and what new people get; owners change it, admins and auditors see it. */
export function ImportSettingsPage() {
  const rights = useRights();
  return (
    <>
      <PageHeader title="Import settings" tabs={<SettingsTabs />} />
      <Show
        when={rights.may("guards.see")}
        fallback={<NoPermission what="see these settings">An owner or an admin can.</NoPermission>}
      >
        <Suspense fallback={<Skeleton class="m-4" width="22rem" />}>
          <Loaded />
          <Show when={rights.may("settings.manage")}>
            <DefaultRoleSection />
            <AlertsSection />
          </Show>
        </Suspense>
      </Show>
    </>
  );
}

function Loaded() {
  const project = useProject();
  const rights = useRights();
  const settings = useQuery(() => ({
    ...importSettingsQuery(project.id()),
    staleTime: 0,
    deferStream: true,
  }));
  return (
    <Show
      when={settings.data}
      fallback={
        <Show when={settings.isError}>
          <ErrorState
            title="The settings could not be read"
            busy={settings.isFetching}
            onRetry={() => void settings.refetch()}
          >
            {failureText(failureOf(settings.error))}
          </ErrorState>
        </Show>
      }
    >
      {(saved) => (
        <Show when={rights.may("settings.manage")} fallback={<ImportLimits saved={saved()} />}>
          <ImportSettingsForm saved={saved()} onSaved={() => void settings.refetch()} />
        </Show>
      )}
    </Show>
  );
}
