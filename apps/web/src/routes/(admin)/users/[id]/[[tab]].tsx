import { useParams } from "@solidjs/router";
import { UserProfile } from "~/features/users/profiles/user-profile.tsx";

export default function UserPage() {
  const params = useParams();
  return <UserProfile userId={params.id ?? ""} tab={params.tab} />;
}
