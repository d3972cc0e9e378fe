import { Title } from "@solidjs/meta";
import { Overview } from "~/features/overview/overview.tsx";

export default function OverviewPage() {
  return (
    <>
      <Title>Overview · Gatehouse</Title>
      <Overview />
    </>
  );
}
