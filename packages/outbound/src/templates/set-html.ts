import { type Html, html } from "./html.ts";
import type { Block, Letter } from "./letter.ts";

// Mail clients keep what stands inline; only some read a style sheet. So the light look is inline and complete, and the
// style sheet holds nothing but the dark look, whose classes override it where the client knows about dark mode at all.
const sans = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const mono = "font-family:'JetBrains Mono',ui-monospace,SFMono-Regular,Menlo,Consolas,monospace";
const body = `${sans};font-size:16px;line-height:24px;color:#161b24`;
const small = `${sans};font-size:13px;line-height:20px;color:#535862`;

const darkLook = `
    :root { color-scheme: light dark; supported-color-schemes: light dark; }
    @media (prefers-color-scheme: dark) {
      .page { background-color: #0c0e14 !important; }
      .sheet { background-color: #14171e !important; border-color: #2a2e36 !important; }
      .ink { color: #eceef3 !important; }
      .soft { color: #a6abb4 !important; }
      .well { background-color: #07090d !important; border-color: #2a2e36 !important; }
      .rule { border-color: #2a2e36 !important; }
      .press { background-color: #6e91fa !important; }
      .press a { color: #060a18 !important; }
      .link { color: #6e91fa !important; }
    }
    @media (max-width: 600px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } }`;

/** A letter as HTML for mail clients: tables for layout, inline styles, no pictures, nothing loaded from anywhere. */
export function setHtml(letter: Letter, sender: string): string {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
    <title>${letter.subject}</title>
    <style>${{ html: darkLook }}
    </style>
  </head>
  <body class="page" style="margin:0;padding:0;background-color:#f2f3f6;-webkit-text-size-adjust:100%">
    <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${letter.preview}</div>
    <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f2f3f6">
      <tr><td align="center" style="padding:32px 12px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
          <tr><td class="soft" style="${small};font-weight:600;padding:0 4px 12px">${sender}</td></tr>
          <tr><td class="sheet pad" style="background-color:#ffffff;border:1px solid #dee0e4;border-radius:12px;padding:32px 32px 16px">
            <h1 class="ink" style="${sans};font-size:22px;line-height:30px;font-weight:600;color:#161b24;margin:0 0 16px">${letter.heading}</h1>
            ${letter.blocks.map(setBlock)}
          </td></tr>
          <tr><td class="soft" style="${small};padding:16px 4px 0">${letter.footer.map(footerLine)}</td></tr>
        </table>
      </td></tr>
    </table>
  </body>
</html>
`.html;
}

const footerLine = (line: string): Html => html`<p style="margin:0 0 8px">${line}</p>`;

function setBlock(block: Block): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p class="ink" style="${body};margin:0 0 16px">${block.text}</p>
            `;
    case "steps":
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 8px">${block.items.map(setStep)}
            </table>
            `;
    case "button":
      return setButton(block.label, block.url);
    case "code":
      return setCode(block.label, block.code);
    case "facts":
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${block.rows.map(setFact)}
            </table>
            `;
  }
}

const setStep = (text: string, i: number): Html => html`
              <tr>
                <td class="soft" width="28" valign="top" style="${body};color:#535862;font-weight:600;padding:0 0 8px">${i + 1}.</td>
                <td class="ink" valign="top" style="${body};padding:0 0 8px">${text}</td>
              </tr>`;

const setFact = ([label, value]: readonly [string, string]): Html => html`
              <tr>
                <td class="soft rule" width="120" valign="top" style="${small};border-top:1px solid #dee0e4;padding:8px 12px 8px 0">${label}</td>
                <td class="ink rule" valign="top" style="${sans};font-size:14px;line-height:20px;color:#161b24;border-top:1px solid #dee0e4;padding:8px 0">${value}</td>
              </tr>`;

/** Outlook draws no padding on a link, so the cell carries the colour and the link fills it. */
const setButton = (
  label: string,
  url: string,
): Html => html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 12px">
              <tr><td class="press" bgcolor="#3655cd" style="background-color:#3655cd;border-radius:8px"><a href="${url}" style="${sans};display:inline-block;font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none;padding:12px 24px">${label}</a></td></tr>
            </table>
            <p class="soft" style="${small};margin:0 0 20px;word-break:break-all">If the button does nothing, open this address:<br><a class="link" href="${url}" style="color:#3655cd;text-decoration:none">${url}</a></p>
            `;

/** The last four signs stand out: they are what the page behind the link asks for. */
const setCode = (
  label: string,
  code: string,
): Html => html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
              <tr><td class="well" align="center" style="background-color:#f2f3f6;border:1px solid #dee0e4;border-radius:8px;padding:16px">
                <div class="soft" style="${small};margin:0 0 4px">${label}</div>
                <div style="${mono};font-size:28px;line-height:36px;letter-spacing:3px;white-space:nowrap"><span class="soft" style="color:#535862">${code.slice(0, -4)}</span><strong class="ink" style="color:#161b24">${code.slice(-4)}</strong></div>
              </td></tr>
            </table>
            `;
