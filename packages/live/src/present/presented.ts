import type { LiveEventName } from "@gatehouse/contracts/live/catalogue";
import type { Audience } from "@gatehouse/contracts/live/define-live-event";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";

/** A live event ready for the frames of one audience. */
export type Presented = { readonly audience: Audience; readonly name: LiveEventName; readonly data: unknown };

/** Makes the live events of one change: several, one or none. Pure. */
export type Presenter = (change: StoredChange) => readonly Presented[];
