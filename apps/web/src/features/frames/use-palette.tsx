import { useNavigate } from "@solidjs/router";
import { type Accessor, createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import { usePeople } from "~/features/users/use-people.tsx";
import type { KeyId } from "~/lib/key-table.ts";
import { type KeyHandler, useKeys } from "~/lib/keys.ts";
import type { NavSection } from "~/ui/shells/nav-link.ts";

const AdminPalette = lazy(() => import("~/features/palettes/admin-palette.tsx"));
const KeysSheet = lazy(() =>
  import("~/ui/palettes/keys-sheet.tsx").then(({ KeysSheet }) => ({ default: KeysSheet })),
);

const goKeys: Readonly<Partial<Record<KeyId, string>>> = {
  "go.overview": "/",
  "go.users": "/users",
  "go.live": "/desk",
  "go.doors": "/doors",
  "go.readers": "/readers",
  "go.bridges": "/bridges",
  "go.imports": "/imports",
  "go.muster": "/muster",
  "go.audit": "/audit",
  "go.settings": "/settings",
};

export type PaletteOpener = { readonly open: () => void; readonly Overlays: () => JSX.Element };

/** The palette, the sheet of keys and the *go to* keys; their code is loaded at the first press. */
export function usePalette(sections: Accessor<readonly NavSection[]>): PaletteOpener {
  const navigate = useNavigate();
  const people = usePeople();
  const [isPaletteOpen, setPaletteOpen] = createSignal(false);
  const [isSheetOpen, setSheetOpen] = createSignal(false);
  // Stays on the page once it was opened, so that it closes with its motion and gives the focus back.
  const [wasPaletteOpen, setWasPaletteOpen] = createSignal(false);
  const [wasSheetOpen, setWasSheetOpen] = createSignal(false);
  const open = () => {
    setWasPaletteOpen(true);
    setPaletteOpen(true);
  };
  const has = (href: string) => sections().some(({ links }) => links.some((link) => link.href === href));
  const goes: Partial<Record<KeyId, KeyHandler>> = Object.fromEntries(
    Object.entries(goKeys)
      .filter(([, href]) => has(href))
      .map(([key, href]) => [key, () => navigate(href)]),
  );
  useKeys({
    ...goes,
    "palette.open": open,
    "sheet.open": () => {
      setWasSheetOpen(true);
      setSheetOpen(true);
    },
  });
  return {
    open,
    Overlays: () => (
      <>
        <Show when={wasPaletteOpen()}>
          <Suspense>
            <AdminPalette
              open={isPaletteOpen()}
              onOpenChange={setPaletteOpen}
              sections={sections()}
              verbs={people.verbs}
              onKeys={() => {
                setWasSheetOpen(true);
                setSheetOpen(true);
              }}
            />
          </Suspense>
        </Show>
        <Show when={wasSheetOpen()}>
          <Suspense>
            <KeysSheet open={isSheetOpen()} onOpenChange={setSheetOpen} />
          </Suspense>
        </Show>
      </>
    ),
  };
}
