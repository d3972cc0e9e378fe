/** What judging needs of a request: Node's `IncomingMessage` fits. */
export type OriginRequest = {
  readonly method?: string | undefined;
  readonly headers: {
    readonly origin?: string | undefined;
    readonly cookie?: string | undefined;
    readonly "sec-fetch-site"?: string | string[] | undefined;
  };
};

/** Judges where requests come from, by the product's public address. */
export type Origins = {
  /** Whether a page of this origin is ours. A connection without an origin was opened by no page, so it carries nobody's cookie by stealth. */
  readonly isOwnOrigin: (origin: string | undefined) => boolean;
  /** Whether a request may act with the cookies it carries (OWASP ASVS 5.0, 3.5.1 to 3.5.3). Reading is always free: GET never changes state. */
  readonly isSameOrigin: (request: OriginRequest) => boolean;
};

const reading = ["GET", "HEAD", "OPTIONS"];
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The public address, and while it is loopback its other spellings on the same port. */
export function originsOf(publicUrl: string): Origins {
  const url = new URL(publicUrl);
  const hosts = loopback.includes(url.hostname) ? loopback : [url.hostname];
  const port = url.port === "" ? "" : `:${url.port}`;
  const own = new Set(hosts.map((host) => `${url.protocol}//${host}${port}`));
  const isOwnOrigin = (origin: string | undefined) => origin === undefined || own.has(origin);
  return {
    isOwnOrigin,
    isSameOrigin: ({ method, headers }) => {
      if (reading.includes(method ?? "GET")) return true;
      const site = headers["sec-fetch-site"];
      if (site !== undefined && site !== "same-origin") return false;
      // Every browser sends at least one of the two with a request that writes.
      if (headers.origin === undefined && site === undefined) return headers.cookie === undefined;
      return isOwnOrigin(headers.origin);
    },
  };
}
