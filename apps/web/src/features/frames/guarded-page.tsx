import type { Verb } from "@gatehouse/domain/members/permissions";
import { type JSX, Show } from "solid-js";
import { useRights } from "~/features/users/use-rights.ts";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { NoPermission } from "~/ui/states/no-permission.tsx";

/** A page for those whose role has a verb. Others find its name, what they may not, and who can. */
export function GuardedPage(props: {
  verb: Verb;
  title: string;
  /** Completes "Your role does not allow you to …". */
  what: string;
  who: string;
  tabs?: JSX.Element;
  children: JSX.Element;
}) {
  const rights = useRights();
  return (
    <Show
      when={rights.may(props.verb)}
      fallback={
        <>
          <PageHeader title={props.title} tabs={props.tabs} />
          <NoPermission what={props.what}>{props.who}</NoPermission>
        </>
      }
    >
      {props.children}
    </Show>
  );
}
