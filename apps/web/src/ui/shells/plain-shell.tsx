import type { JSX } from "solid-js";
import { Toasts } from "../overlays/toasts.tsx";
import { BrandMark } from "./brand-mark.tsx";

/** A page that stands alone: sign-in, a code, an invitation, an error. */
export function PlainShell(props: { footer?: JSX.Element; children: JSX.Element }) {
  return (
    <div class="flex min-h-dvh flex-col items-center bg-bg px-5">
      <header class="flex w-full max-w-[400px] items-center gap-2 pt-[12dvh] pb-8">
        <BrandMark class="size-7 text-accent" />
        <span class="font-semibold text-section tracking-tight">Gatehouse</span>
      </header>
      <main id="content" class="w-full max-w-[400px] flex-1">
        {props.children}
      </main>
      <footer class="w-full max-w-[400px] py-6 text-meta text-muted">{props.footer}</footer>
      <Toasts />
    </div>
  );
}
