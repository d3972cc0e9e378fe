import { Title } from "@solidjs/meta";
import { PassHead } from "~/features/passes/pass-head.tsx";
import { PassPage } from "~/features/passes/screens/pass-page.tsx";

export default function PassRoute() {
  return (
    <>
      <Title>Pass · Gatehouse</Title>
      <PassHead />
      <PassPage />
    </>
  );
}
