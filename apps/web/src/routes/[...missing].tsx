import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import Signpost from "lucide-solid/icons/signpost";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { PlainShell } from "~/ui/shells/plain-shell.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";

export default function MissingPage() {
  return (
    <PlainShell>
      <Title>Page not found · Gatehouse</Title>
      <HttpStatusCode code={404} />
      <EmptyState
        icon={Signpost}
        title="There is no page here"
        level={1}
        actions={<ButtonLink href="/">Go to the overview</ButtonLink>}
      >
        The address may be mistyped, or what it led to is gone or not yours to see.
      </EmptyState>
    </PlainShell>
  );
}
