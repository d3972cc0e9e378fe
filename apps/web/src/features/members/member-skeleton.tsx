import { For } from "solid-js";
import { Skeleton } from "~/ui/states/skeleton.tsx";

/** Members that are loading, in the size of real ones. */
export function MemberSkeleton() {
  return (
    <div aria-busy="true" class="pt-8">
      <For each={["9rem", "12rem", "8rem"]}>
        {(width) => (
          <div class="flex h-13 items-center gap-3 border-line border-b px-4">
            <Skeleton class="size-8 rounded-full" />
            <Skeleton width={width} />
          </div>
        )}
      </For>
    </div>
  );
}
