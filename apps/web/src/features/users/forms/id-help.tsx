import { Popover } from "~/ui/overlays/popover.tsx";

/** What the ID of a person is and which one to enter, with and without a card. */
export function IdHelp() {
  return (
    <Popover
      title="What is the ID?"
      class="w-80"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class="min-h-6 rounded-chip text-accent underline underline-offset-2 hover:no-underline"
        >
          What is the ID?
        </button>
      )}
    >
      <div class="flex flex-col gap-2 text-base text-muted">
        <p>The number that a reader reports when this person holds up the phone.</p>
        <p>
          <strong class="font-medium text-ink">With a card, both alike:</strong> enter the card's number
          exactly as your access control system has it. Card and phone then count as one.
        </p>
        <p>
          <strong class="font-medium text-ink">Without a card, or to tell the two apart:</strong> enter a
          number of your own choice, and enter it in the access control system as well; for somebody with a
          card as a second entry.
        </p>
      </div>
    </Popover>
  );
}
