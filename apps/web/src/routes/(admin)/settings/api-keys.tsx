import { Title } from "@solidjs/meta";
import { TokensPage } from "~/features/tokens/tokens-page.tsx";

export default function ApiKeysRoute() {
  return (
    <>
      <Title>API keys · Gatehouse</Title>
      <TokensPage />
    </>
  );
}
