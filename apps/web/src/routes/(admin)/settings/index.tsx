import { Navigate } from "@solidjs/router";

export default function SettingsRoute() {
  return <Navigate href="/settings/members" />;
}
