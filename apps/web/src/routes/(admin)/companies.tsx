import { Title } from "@solidjs/meta";
import { AffiliationsPage } from "~/features/affiliations/affiliations-page.tsx";

export default function CompaniesRoute() {
  return (
    <>
      <Title>Companies · Gatehouse</Title>
      <AffiliationsPage kind="company" />
    </>
  );
}
