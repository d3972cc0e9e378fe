import { Title } from "@solidjs/meta";
import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { ImportPage } from "~/features/imports/runs/import-page.tsx";

export default function ImportRoute() {
  const params = useParams<{ id: string }>();
  return (
    <>
      <Title>Import · Gatehouse</Title>
      <Show when={params.id} keyed>
        {(id) => <ImportPage id={id} />}
      </Show>
    </>
  );
}
