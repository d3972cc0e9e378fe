import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";

export default function MissingPage() {
  return (
    <main class="p-8">
      <Title>Page not found · Gatehouse</Title>
      <HttpStatusCode code={404} />
      <h1 class="text-page font-semibold">Page not found</h1>
    </main>
  );
}
