import { Title } from "@solidjs/meta";
import { ImportSettingsPage } from "~/features/settings/import-settings-page.tsx";

export default function ImportSettingsRoute() {
  return (
    <>
      <Title>Import settings · Gatehouse</Title>
      <ImportSettingsPage />
    </>
  );
}
