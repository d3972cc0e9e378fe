import { Title } from "@solidjs/meta";
import { AffiliationsPage } from "~/features/affiliations/affiliations-page.tsx";

export default function GroupsRoute() {
  return (
    <>
      <Title>Groups · Gatehouse</Title>
      <AffiliationsPage kind="group" />
    </>
  );
}
