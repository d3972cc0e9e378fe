import { useLocation } from "@solidjs/router";
import { createMemo, createSignal, lazy, Show, Suspense } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { DataTable } from "~/ui/tables/data-table.tsx";
import { ListNotice } from "~/ui/tables/list-notice.tsx";
import { createRowFlash } from "~/ui/tables/row-flash.ts";
import { MailDownBanner } from "../mail-down-banner.tsx";
import { createMailLog } from "./create-mail-log.ts";
import { type LogView, logViewPath, logViews, readLogView } from "./log-views.ts";
import { mailColumns, NarrowMail } from "./mail-columns.tsx";

const MailPeek = lazy(() => import("./mail-peek.tsx"));

/** The mails of the project: to whom, about what, and how each fares, live. */
export function MailLog() {
  const location = useLocation();
  const view = createMemo(() => readLogView(location.search));
  const tabs = logViews.map((one) => ({
    label: one.label,
    href: logViewPath(one),
    get current() {
      return view().id === one.id;
    },
  }));
  return (
    <GuardedPage
      verb="mails.see"
      title="Mail"
      what="see the mail log"
      who="An owner, admin or auditor of this project can."
    >
      <PageHeader title="Mail" tabs={<Tabs label="Mails by state" tabs={tabs} />} />
      <MailDownBanner class="mx-3 mt-2 flex-none sm:mx-4" />
      <Mails view={view()} />
    </GuardedPage>
  );
}

function Mails(props: { view: LogView }) {
  const project = useProject();
  const flash = createRowFlash();
  const [openId, setOpenId] = createSignal<string>();
  const log = createMailLog(project.id, () => props.view, flash.flash);
  const columns = mailColumns(project.timeZone());
  const open = () => {
    const id = openId();
    return id === undefined ? undefined : log.row(id);
  };
  return (
    <>
      <Show
        when={log.rows() ?? !log.failure()}
        fallback={
          <ErrorState
            title="The mail log could not be loaded"
            busy={log.isBusy()}
            onRetry={() => void log.refresh()}
          >
            <Show when={log.failure()}>{(failure) => <>{failureText(failure())}</>}</Show>
          </ErrorState>
        }
      >
        <DataTable
          label="Mails"
          columns={columns}
          rows={log.rows()}
          row={log.row}
          nameOf={(row) => row.recipient}
          onNeed={log.need}
          onOpen={setOpenId}
          onPeek={(id) => setOpenId(openId() === id ? undefined : id)}
          onCursor={(id) => openId() !== undefined && id !== undefined && setOpenId(id)}
          flash={flash}
          narrowRow={(row) => <NarrowMail row={row} zone={project.timeZone()} />}
          notice={
            <Show when={log.newer()}>
              {(count) => (
                <ListNotice text={`${formatCount(count())} new, show`} onShow={() => void log.refresh()} />
              )}
            </Show>
          }
          empty={<NoMails view={props.view} />}
          class={`border-line border-t ${log.isBehind() ? "opacity-60" : ""}`}
        />
      </Show>
      <Show when={open()}>
        {(mail) => (
          <Suspense>
            <MailPeek mail={mail()} onClose={() => setOpenId(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}

function NoMails(props: { view: LogView }) {
  return (
    <Show when={props.view.id === "all"} fallback={<EmptyState title="No mail in this state" />}>
      <EmptyState title="No mail yet">
        Invitations, and what people are told about their access, appear here with what becomes of them.
      </EmptyState>
    </Show>
  );
}
