/** How a door is run: `normal` decides per person, `unlocked` stands open by order, `lockdown` opens for nobody. */
export type DoorMode = "normal" | "unlocked" | "lockdown";
