// @refresh reload
import interLatin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { createHandler, StartServer } from "@solidjs/start/server";
import { getRequestEvent } from "solid-js/web";
import { themeOf } from "~/lib/theme.ts";

/** The server's own header; it strips the same name from outside requests. */
const nonceHeader = "x-gatehouse-nonce";

export default createHandler(
  (event) => {
    const theme = themeOf(event.request.headers.get("cookie"), new URL(event.request.url).pathname);
    // Which modifier key to name: known here, so the page is drawn right the first time.
    const isApple = /Mac|iPhone|iPad/.test(event.request.headers.get("user-agent") ?? "");
    return (
      <StartServer
        document={(props) => (
          <html lang="en" data-theme={theme} data-apple={isApple ? "" : undefined}>
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
              <meta name="color-scheme" content="light dark" />
              <meta name="theme-color" content="#f9fafc" media="(prefers-color-scheme: light)" />
              <meta name="theme-color" content="#0c0e14" media="(prefers-color-scheme: dark)" />
              <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
              <link rel="preload" href={interLatin} as="font" type="font/woff2" crossorigin="anonymous" />
              {props.assets}
            </head>
            <body>
              <div id="app">{props.children}</div>
              {props.scripts}
            </body>
          </html>
        )}
      />
    );
  },
  () => {
    const nonce = getRequestEvent()?.request.headers.get(nonceHeader);
    return nonce ? { nonce } : {};
  },
);
