import { Link, Meta } from "@solidjs/meta";

/** What makes the phone's pages an app that can be installed. */
export function PassHead() {
  return (
    <>
      <Link rel="manifest" href="/pass.webmanifest" />
      <Link rel="apple-touch-icon" href="/icons/pass-180.png" />
      <Meta name="apple-mobile-web-app-capable" content="yes" />
      <Meta name="apple-mobile-web-app-title" content="Gatehouse" />
      <Meta name="apple-mobile-web-app-status-bar-style" content="default" />
      <Meta name="robots" content="noindex" />
    </>
  );
}
