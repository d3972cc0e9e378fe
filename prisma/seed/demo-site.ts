/** One site of the demo with its zones and the doors that lead into them. */
export type DemoSite = {
  readonly name: string;
  readonly timeZone: string;
  readonly zones: readonly { readonly name: string; readonly doors: readonly string[] }[];
};

/** A port terminal with two places of its own far away: three time zones' worth of doors. */
export const demoSites: readonly DemoSite[] = [
  {
    name: "Northquay",
    timeZone: "Europe/Brussels",
    zones: [
      { name: "Main entrance", doors: ["Turnstile 1", "Turnstile 2"] },
      { name: "Quay and yard", doors: ["Yard gate", "Quay gate"] },
      { name: "Workshop", doors: ["Workshop north", "Workshop south"] },
      { name: "Control tower", doors: ["Tower lift"] },
    ],
  },
  {
    name: "Harwich depot",
    timeZone: "Europe/London",
    zones: [
      { name: "Depot entrance", doors: ["Depot turnstile"] },
      { name: "Bonded warehouse", doors: ["Warehouse east", "Warehouse west"] },
    ],
  },
  {
    name: "Sines rail terminal",
    timeZone: "Europe/Lisbon",
    zones: [
      { name: "Rail entrance", doors: ["Rail gate"] },
      { name: "Signal house", doors: ["Signal house"] },
    ],
  },
];

/** Roles with the zones they open; the first is what every new person gets. */
export const demoRoles: readonly {
  readonly name: string;
  readonly zones: readonly string[];
  readonly weekdays?: true;
}[] = [
  { name: "Staff", zones: ["Main entrance"] },
  { name: "Crane driver", zones: ["Main entrance", "Quay and yard"] },
  { name: "Welder", zones: ["Main entrance", "Workshop"], weekdays: true },
  { name: "Electrician", zones: ["Main entrance", "Quay and yard", "Workshop"] },
  { name: "Depot staff", zones: ["Depot entrance", "Bonded warehouse"] },
  { name: "Rail crew", zones: ["Rail entrance", "Signal house"] },
  { name: "Traffic control", zones: ["Main entrance", "Control tower"] },
  { name: "Security", zones: demoSites.flatMap((site) => site.zones.map((zone) => zone.name)) },
  { name: "Visitor", zones: ["Main entrance"], weekdays: true },
];
