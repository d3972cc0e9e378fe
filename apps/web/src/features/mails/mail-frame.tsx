/** Put into the mail's head: its links open in tabs of their own, or cannot be pressed at all. */
const heads = {
  live: '<head><base target="_blank">',
  dead: "<head><style>a { pointer-events: none }</style>",
};

export type MailFrameProps = {
  html: string;
  title: string;
  /** Links can be followed; else the mail can only be read. */
  links?: boolean | undefined;
  class?: string | undefined;
};

/** A mail as its reader sees it, in a sandbox that runs no script and sends nothing. */
export function MailFrame(props: MailFrameProps) {
  return (
    <iframe
      title={props.title}
      sandbox={props.links ? "allow-popups allow-popups-to-escape-sandbox" : ""}
      srcdoc={props.html.replace("<head>", props.links ? heads.live : heads.dead)}
      class={`w-full rounded-panel border border-line ${props.class ?? ""}`}
    />
  );
}
