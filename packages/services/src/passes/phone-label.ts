const devices: readonly (readonly [RegExp, string])[] = [
  [/iPad/, "iPad"],
  [/iPhone|iPod/, "iPhone"],
  [/Android.*Mobile/, "Android phone"],
  [/Android/, "Android tablet"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, "Edge"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/FxiOS\/|Firefox\//, "Firefox"],
  [/OPR\/|OPT\//, "Opera"],
  [/CriOS\/|Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** A phone as an admin recognises it in the log: "iPhone, Safari". What a browser says of itself is a hint, not a proof. */
export function phoneLabel(userAgent: string): string {
  const find = (table: typeof devices) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(devices) ?? "Unknown device", find(browsers)].filter(Boolean).join(", ");
}
