import { useLocation } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { isAt, type NavSection } from "./nav-link.ts";

export type NavListProps = {
  sections: readonly NavSection[];
  onGo?: (() => void) | undefined;
};

/** The places of a shell, in sections. Where its container is narrow only the icons are drawn. */
export function NavList(props: NavListProps) {
  const location = useLocation();
  return (
    <For each={props.sections}>
      {(section) => (
        <div class="mb-3 last:mb-0">
          <Show when={section.label}>
            <h2 class="px-2.5 pt-2 pb-1 font-medium text-caps text-subtle @max-[6rem]:mx-3 @max-[6rem]:my-2 @max-[6rem]:h-px @max-[6rem]:overflow-hidden @max-[6rem]:bg-line @max-[6rem]:p-0 @max-[6rem]:text-transparent">
              {section.label}
            </h2>
          </Show>
          <ul>
            <For each={section.links}>
              {(link) => {
                const here = () => isAt(link, location.pathname);
                return (
                  <li>
                    <a
                      href={link.href}
                      title={link.label}
                      aria-current={here() ? "page" : undefined}
                      class={cx(
                        "relative flex h-[30px] items-center gap-2.5 @max-[6rem]:justify-center rounded-control px-2.5 text-base transition-colors pointer-coarse:h-11",
                        here() ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                      )}
                      onClick={() => props.onGo?.()}
                    >
                      <Dynamic component={link.icon} class={cx("size-4", here() && "text-accent")} />
                      <span class="min-w-0 flex-1 truncate @max-[6rem]:sr-only">{link.label}</span>
                      <Show when={link.count}>
                        {(count) => (
                          <>
                            <span class="text-meta text-subtle tabular-nums @max-[6rem]:sr-only">
                              {formatCount(count())}
                              <span class="sr-only"> waiting</span>
                            </span>
                            <span class="absolute top-1/2 left-1/2 -mt-3 ml-1 size-2 rounded-full bg-accent @min-[6rem]:hidden" />
                          </>
                        )}
                      </Show>
                    </a>
                  </li>
                );
              }}
            </For>
          </ul>
        </div>
      )}
    </For>
  );
}
