import { Skeleton } from "~/ui/states/skeleton.tsx";

/** The shape of the pass while the phone looks for it: the same places, nothing jumps. */
export function OpeningScreen() {
  return (
    <div class="flex flex-1 flex-col gap-6 px-6 py-4" aria-busy="true">
      <div class="flex items-center gap-3">
        <Skeleton class="size-14 rounded-full" />
        <div class="flex flex-1 flex-col gap-2">
          <Skeleton class="h-5 w-40" />
          <Skeleton class="h-4 w-28" />
        </div>
      </div>
      <Skeleton class="mx-auto aspect-square w-full max-w-85 rounded-panel" />
      <p class="sr-only" role="status">
        Opening your pass
      </p>
    </div>
  );
}
