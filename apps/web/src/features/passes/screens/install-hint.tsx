import Share from "lucide-solid/icons/share";
import SquarePlus from "lucide-solid/icons/square-plus";

/** How to install on an iPhone, where an app keeps its keys apart from the browser: first install, then the code. */
export function InstallHint(props: { code: "from your mail" | "above" }) {
  return (
    <div class="rounded-panel border border-line bg-surface p-4 text-left text-base text-ink">
      <p class="font-medium">On an iPhone, install first</p>
      <p class="mt-1 text-muted">
        The installed app keeps its own keys. Installing first saves you from moving the pass later.
      </p>
      <ol class="mt-3 flex flex-col gap-2">
        <li class="flex items-center gap-2.5">
          <Share class="size-5 text-accent" /> Tap Share
        </li>
        <li class="flex items-center gap-2.5">
          <SquarePlus class="size-5 text-accent" /> Choose Add to Home Screen
        </li>
        <li class="flex items-start gap-2.5">
          <span class="grid size-5 flex-none place-items-center font-semibold text-accent">3</span>
          Open it there and type the code {props.code}
        </li>
      </ol>
    </div>
  );
}
