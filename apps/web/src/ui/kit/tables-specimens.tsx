import { KitUsersList } from "./kit-users-list.tsx";
import { Specimen, Specimens } from "./specimen.tsx";

export function TablesSpecimens() {
  return (
    <Specimens id="tables" title="The live table">
      <Specimen name="DataTable" wide>
        <div class="flex h-[420px] flex-col border border-line">
          <KitUsersList total={1_000_000} notice />
        </div>
      </Specimen>
      <Specimen name="loading" wide>
        <div class="flex h-60 flex-col border border-line">
          <KitUsersList total={0} loading />
        </div>
      </Specimen>
      <Specimen name="empty" wide>
        <div class="flex h-96 flex-col border border-line">
          <KitUsersList total={0} />
        </div>
      </Specimen>
    </Specimens>
  );
}
