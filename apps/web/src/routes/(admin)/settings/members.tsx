import { Title } from "@solidjs/meta";
import { MembersPage } from "~/features/members/members-page.tsx";

export default function MembersRoute() {
  return (
    <>
      <Title>Members · Gatehouse</Title>
      <MembersPage />
    </>
  );
}
