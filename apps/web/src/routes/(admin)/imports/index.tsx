import { Title } from "@solidjs/meta";
import { ImportsPage } from "~/features/imports/histories/imports-page.tsx";

export default function ImportsRoute() {
  return (
    <>
      <Title>Imports · Gatehouse</Title>
      <ImportsPage />
    </>
  );
}
