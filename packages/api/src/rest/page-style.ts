/** The product's look for a page that stands alone: its colours in both themes, no file beside it, no wider than its window. */
export const pageStyle = `
:root { color-scheme: light dark; --bg: light-dark(#f9fafc, #0c0e14); --surface: light-dark(#ffffff, #14171e);
  --sunken: light-dark(#f2f3f6, #07090d); --line: light-dark(#dee0e4, #2a2e36); --ink: light-dark(#161b24, #eceef3);
  --muted: light-dark(#535862, #a6abb4); --accent: light-dark(#3655cd, #6e91fa);
  --accent-wash: light-dark(#eef1fc, #191f35); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 0.875rem/1.5 "Inter Variable", Inter, ui-sans-serif,
  system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; margin: 0 0 0.5rem; }
h2 { font-size: 1rem; line-height: 1.5rem; font-weight: 600; margin: 2rem 0 0.5rem; }
h3 { font-size: 0.8125rem; font-weight: 600; margin: 1.25rem 0 0.375rem; }
p { margin: 0.375rem 0; color: var(--muted); max-width: 44rem; text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.8125rem/1.5 "JetBrains Mono Variable", ui-monospace, monospace; color: var(--ink); }
pre { margin: 0; padding: 0.75rem 1rem; background: var(--sunken); border: 1px solid var(--line); border-radius: 8px;
  white-space: pre-wrap; }
.call code { display: inline-block; padding: 0.25rem 0.5rem; background: var(--accent-wash); color: var(--accent);
  border-radius: 6px; font-weight: 600; }
article { margin-top: 1rem; padding: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
dl { margin: 0; display: grid; gap: 0.25rem; }
dl div { display: flex; gap: 0.75rem; }
dt { flex: none; } dt code { font-weight: 600; } dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin-top: 0.75rem; table-layout: fixed; font-size: 0.8125rem; }
thead th { font-size: 0.75rem; font-weight: 500; color: var(--muted); }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line);
  font-weight: 400; }
thead th:nth-child(1) { width: 30%; } thead th:nth-child(2) { width: 14%; } td { color: var(--muted); }
tbody th code { font-weight: 500; } td span { display: block; } td span code { display: inline-block; margin-right: 0.375rem; }
h3 + table { margin-top: 0; }
tbody tr:last-child > * { border-bottom: 0; }
@media (max-width: 40rem) {
  main { padding-top: 1rem; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody { display: block; }
  tbody tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  tbody th, tbody td { display: block; width: auto; padding: 0; border: 0; }
}
`;
