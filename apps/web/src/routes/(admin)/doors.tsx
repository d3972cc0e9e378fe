import { Title } from "@solidjs/meta";
import { DoorsPage } from "~/features/doors/lists/doors-page.tsx";

export default function DoorsRoute() {
  return (
    <>
      <Title>Doors · Gatehouse</Title>
      <DoorsPage />
    </>
  );
}
