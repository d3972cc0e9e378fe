import type { Component } from "solid-js";

/** An icon of the lucide set, imported one by one: `lucide-solid/icons/ban`. Sized by its class, 16 px by itself. */
export type Icon = Component<{ class?: string }>;
