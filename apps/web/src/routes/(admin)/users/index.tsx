import { Title } from "@solidjs/meta";
import { UsersList } from "~/features/users/lists/users-list.tsx";

export default function UsersPage() {
  return (
    <>
      <Title>Users · Gatehouse</Title>
      <UsersList />
    </>
  );
}
