import { Title } from "@solidjs/meta";
import { BridgesPage } from "~/features/bridges/bridges-page.tsx";

export default function BridgesRoute() {
  return (
    <>
      <Title>Bridges · Gatehouse</Title>
      <BridgesPage />
    </>
  );
}
