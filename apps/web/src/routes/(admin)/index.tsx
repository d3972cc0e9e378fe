import { Title } from "@solidjs/meta";

export default function OverviewPage() {
  return (
    <main class="p-6">
      <Title>Overview · Gatehouse</Title>
      <h1 class="text-page font-semibold">Overview</h1>
    </main>
  );
}
