import { Title } from "@solidjs/meta";
import { ReadersPage } from "~/features/readers/lists/readers-page.tsx";

export default function ReadersRoute() {
  return (
    <>
      <Title>Readers · Gatehouse</Title>
      <ReadersPage />
    </>
  );
}
