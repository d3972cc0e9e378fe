import { Skeleton } from "~/ui/states/skeleton.tsx";

/** One session that is loading, in the size of a real one. */
export function SessionSkeleton() {
  return (
    <div aria-busy="true" class="flex items-center gap-3 rounded-panel border border-line px-4 py-3">
      <Skeleton class="size-5" />
      <div class="flex h-9 flex-col justify-center gap-2.5">
        <Skeleton width="9rem" />
        <Skeleton width="16rem" />
      </div>
    </div>
  );
}
