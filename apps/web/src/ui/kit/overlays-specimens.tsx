import Archive from "lucide-solid/icons/archive";
import Ban from "lucide-solid/icons/ban";
import Eye from "lucide-solid/icons/eye";
import Mail from "lucide-solid/icons/mail";
import Users from "lucide-solid/icons/users";
import { createSignal } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "../controls/button.tsx";
import { Field } from "../fields/field.tsx";
import { Input } from "../fields/input.tsx";
import { Textarea } from "../fields/textarea.tsx";
import { ConfirmDialog } from "../overlays/confirm-dialog.tsx";
import { Dialog } from "../overlays/dialog.tsx";
import { Drawer } from "../overlays/drawer.tsx";
import { Menu, MenuCheck, MenuGroup, MenuItem, MenuSeparator, MenuSub } from "../overlays/menu.tsx";
import { Popover } from "../overlays/popover.tsx";
import { showDone, showFailed, showUndo } from "../overlays/toasts.tsx";
import type { Command } from "../palettes/command.ts";
import { CommandPalette } from "../palettes/command-palette.tsx";
import { KeysSheet } from "../palettes/keys-sheet.tsx";
import { Specimen, Specimens } from "./specimen.tsx";

const commands: readonly Command[] = [
  { id: "go.users", title: "Users", group: "Go to", icon: Users, hint: "g u" },
  { id: "go.reviews", title: "Reviews", group: "Go to", icon: Eye },
  { id: "user.add", title: "Add user", group: "Do", icon: Users, hint: "c", keywords: "new person invite" },
  {
    id: "user.block",
    title: "Block…",
    group: "Do",
    icon: Ban,
    children: [{ id: "block.mia", title: "Mia Koch", detail: "mia.koch@example.org", group: "Users" }],
  },
];

type Open = "none" | "dialog" | "confirm" | "peek" | "bottom" | "palette" | "keys";

export function OverlaysSpecimens() {
  const [open, setOpen] = createSignal<Open>("none");
  const [showsPhone, setShowsPhone] = createSignal(true);
  const close = () => setOpen("none");
  useKeys({ "palette.open": () => setOpen("palette"), "sheet.open": () => setOpen("keys") });
  return (
    <Specimens id="overlays" title="Overlays">
      <Specimen name="Dialog, Drawer">
        <Button onClick={() => setOpen("dialog")}>Block a user…</Button>
        <Button onClick={() => setOpen("confirm")}>Archive 112 users…</Button>
        <Button onClick={() => setOpen("peek")}>Peek</Button>
        <Button onClick={() => setOpen("bottom")}>From below</Button>
      </Specimen>
      <Specimen name="Palette, keys">
        <Button hint="Mod K" onClick={() => setOpen("palette")}>
          Palette
        </Button>
        <Button hint="?" onClick={() => setOpen("keys")}>
          Keys
        </Button>
      </Specimen>
      <Specimen name="Menu, Popover">
        <Menu trigger={(trigger) => <Button {...trigger}>Actions</Button>}>
          <MenuItem icon={Mail} hint="i" onSelect={() => showDone("Invitation sent", "mia.koch@example.org")}>
            Resend invitation
          </MenuItem>
          <MenuItem icon={Eye} hint="r" onSelect={() => undefined}>
            Mark for review
          </MenuItem>
          <MenuItem icon={Mail} reason="Two tasks are open" onSelect={() => undefined}>
            Download badge
          </MenuItem>
          <MenuSub icon={Users} label="Add role">
            <MenuItem onSelect={() => undefined}>Welder</MenuItem>
            <MenuItem onSelect={() => undefined}>Visitor</MenuItem>
          </MenuSub>
          <MenuSeparator />
          <MenuGroup label="Columns">
            <MenuCheck checked={showsPhone()} onChange={setShowsPhone}>
              Phone
            </MenuCheck>
          </MenuGroup>
          <MenuSeparator />
          <MenuItem icon={Ban} hint="b" danger onSelect={() => undefined}>
            Block
          </MenuItem>
        </Menu>
        <Popover title="Why" trigger={(trigger) => <Button {...trigger}>Why?</Button>}>
          <p class="text-base text-muted">Role Welder → zone Workshop → weekdays 6 to 18 h.</p>
        </Popover>
      </Specimen>
      <Specimen name="Toast">
        <Button onClick={() => showDone("Saved")}>Done</Button>
        <Button
          onClick={() =>
            showUndo("112 users archived", () => showDone("Taken back"), "3 were already archived")
          }
        >
          Undo
        </Button>
        <Button
          onClick={() =>
            showFailed("Export failed", "The file was not written. Nothing else changed.", () => undefined)
          }
        >
          Failed
        </Button>
      </Specimen>

      <Dialog
        open={open() === "dialog"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Block Mia Koch"
        description="12 zones close at once. The phone is told and keeps its pass, suspended."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="danger" icon={Ban} onClick={close}>
              Block
            </Button>
          </>
        }
      >
        <div class="flex flex-col gap-4">
          <Field label="Reason" required>
            <Textarea />
          </Field>
          <Field label="Until" hint="Empty means until someone unblocks.">
            <Input type="date" />
          </Field>
        </div>
      </Dialog>
      <ConfirmDialog
        open={open() === "confirm"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Archive 112 users"
        confirm="Archive 112 users"
        typed="112"
        danger
        onConfirm={() => {
          close();
          showUndo("112 users archived", () => undefined);
        }}
      >
        <p>All doors close to them at once. 97 phones are told to remove the pass.</p>
      </ConfirmDialog>
      <Drawer
        open={open() === "peek"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Mia Koch"
        beside
        footer={<Button icon={Archive}>Archive</Button>}
      >
        <p class="p-4 text-base text-muted">The list beside it stays usable.</p>
      </Drawer>
      <Drawer
        open={open() === "bottom"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Filter"
        side="bottom"
      >
        <p class="p-4 text-base text-muted">For phones.</p>
      </Drawer>
      <CommandPalette
        open={open() === "palette"}
        onOpenChange={(isOpen) => !isOpen && close()}
        commands={commands}
      />
      <KeysSheet open={open() === "keys"} onOpenChange={(isOpen) => !isOpen && close()} />
    </Specimens>
  );
}
