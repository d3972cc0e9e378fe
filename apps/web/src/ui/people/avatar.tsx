import { Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { initialsOf } from "./initials.ts";

const sizes = {
  xs: "size-5 text-[9px]",
  sm: "size-6 text-[10px]",
  md: "size-8 text-meta",
  lg: "size-14 text-section",
  xl: "size-28 text-stat",
} as const;

export type AvatarProps = {
  name: string;
  photo?: string | undefined;
  size?: keyof typeof sizes | undefined;
  class?: string | undefined;
};

/** A photo, or the initials. Silent: the name always stands beside it or on what surrounds it. */
export function Avatar(props: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-initials={props.photo ? undefined : initialsOf(props.name)}
      class={cx(
        "inline-grid flex-none select-none place-items-center overflow-hidden rounded-full bg-press before:content-[attr(data-initials)] font-medium text-muted leading-none",
        sizes[props.size ?? "md"],
        props.class,
      )}
    >
      <Show when={props.photo}>
        {(photo) => (
          <img src={photo()} alt="" class="size-full object-cover" loading="lazy" decoding="async" />
        )}
      </Show>
    </span>
  );
}
