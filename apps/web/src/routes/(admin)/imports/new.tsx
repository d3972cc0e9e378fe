import { Title } from "@solidjs/meta";
import { NewImportPage } from "~/features/imports/uploads/new-import-page.tsx";

export default function NewImportRoute() {
  return (
    <>
      <Title>Import CSV · Gatehouse</Title>
      <NewImportPage />
    </>
  );
}
