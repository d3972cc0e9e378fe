import { Title } from "@solidjs/meta";
import { useSearchParams } from "@solidjs/router";
import { SignInPanel } from "~/features/sign-in/sign-in-panel.tsx";
import { PlainShell } from "~/ui/shells/plain-shell.tsx";

export default function LoginPage() {
  const [search] = useSearchParams<{ email?: string; next?: string }>();
  return (
    <PlainShell footer="No mail? Look in the spam folder, or ask an owner of your project whether you are a member.">
      <Title>Sign in · Gatehouse</Title>
      <SignInPanel email={search.email} next={search.next} />
    </PlainShell>
  );
}
