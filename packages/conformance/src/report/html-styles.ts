/** Reading first: space before lines, colour only where it says something, and a form for paper. */
export const styles = `
:root { color-scheme: light dark; --ink: #1d2327; --soft: #59636b; --line: #dfe3e6; --ground: #fff; --inset: #f5f7f8; --accent: #1f5fa8; --good: #1a7341; --bad: #b3261e; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9eb; --soft: #a3adb5; --line: #343c42; --ground: #15191c; --inset: #1e2428; --accent: #82b4ee; --good: #6fcf97; --bad: #ff8f85; --warn: #f0bd62; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.7 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; text-autospace: normal; }
:lang(en) body, body:lang(en) { line-height: 1.5; }
header, .columns { max-width: 72em; margin: 0 auto; padding: 0 1.25em; }
header { padding-top: 2.5em; padding-bottom: 1.5em; }
p, h1, h2, ul, ol, pre { margin: 0; }
.kicker, .api, .rest, .aside, .why, .id, .more, nav .count { color: var(--soft); }
h1 { font-size: 1.75em; line-height: 1.3; font-weight: 650; }
.api { margin-top: .25em; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .875em; }
.verdict { display: flex; align-items: center; margin-top: 1em; font-size: 1.25em; font-weight: 600; }
.verdict .sign { width: 1.25em; height: 1.25em; }
.good { color: var(--good); } .bad { color: var(--bad); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5em, 1fr)); max-width: 44em; margin: 1em 0; border-top: 1px solid var(--line); }
.figure { padding: .75em 0; }
.figure b { display: block; font-size: 1.75em; line-height: 1.2; font-variant-numeric: tabular-nums; font-weight: 600; }
.figure span { color: var(--soft); font-size: .875em; }
.figure.kept b { color: var(--good); } .figure.broken b { color: var(--bad); } .figure.warn b { color: var(--warn); }
.columns { display: grid; grid-template-columns: 14em minmax(0, 1fr); column-gap: 2.5em; padding-bottom: 4em; }
.open { margin-top: 1em; padding-left: 1.4em; } .open a { color: var(--accent); } .open span { font-size: .875em; color: var(--bad); margin-left: .4em; } .open .should span { color: var(--warn); }
nav ul { position: sticky; top: 1em; list-style: none; padding: 0; }
nav a { display: flex; justify-content: space-between; padding: .3em .5em; border-radius: 4px; color: inherit; text-decoration: none; }
nav a:hover { background: var(--inset); }
nav a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
nav .count { font-variant-numeric: tabular-nums; }
nav .bad a { color: var(--bad); font-weight: 600; } nav .bad .count { color: inherit; }
section + section { margin-top: 2.25em; }
h2 { padding-bottom: .35em; border-bottom: 1px solid var(--line); font-size: 1.125em; font-weight: 650; scroll-margin-top: .5em; }
h2 span { color: var(--soft); font-weight: 400; font-size: .875em; margin-left: .5em; }
.check { border-bottom: 1px solid var(--line); }
.check > summary { display: flex; align-items: baseline; padding: .5em 0; cursor: pointer; list-style: none; }
.check > summary::-webkit-details-marker { display: none; }
.check > summary:hover .title { color: var(--accent); }
.sign { flex: none; width: 1em; height: 1em; margin-right: .6em; align-self: center; fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.kept > summary .sign { color: var(--good); } .broken > summary .sign { color: var(--bad); } .broken.should > summary .sign, .unable > summary .sign { color: var(--warn); } .skipped > summary { color: var(--soft); }
.title { flex: 1; } .broken > summary .title { font-weight: 600; }
.level { display: none; }
.broken .level, .unable .level { display: inline; margin-left: 1em; font-size: .875em; color: var(--bad); } .broken.should .level { color: var(--warn); }
.aside { margin-left: 1em; font-size: .875em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.inside { padding: 0 0 1em 1.6em; }
.findings { padding: 0; list-style: none; } .findings > li { margin-top: .9em; }
.findings p { overflow-wrap: anywhere; }
.shell { margin-top: .35em; } .shell span { font-size: .8125em; color: var(--soft); }
pre { padding: .6em .8em; background: var(--inset); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; max-height: 24em; overflow: auto; }
.findings details { margin-top: .35em; } .findings summary { color: var(--accent); cursor: pointer; font-size: .875em; }
.notes { margin-top: .5em; padding-left: 1.2em; color: var(--soft); font-size: .9375em; overflow-wrap: anywhere; }
@media (max-width: 52em) { .columns { display: block; } nav ul { position: static; columns: 2; margin-bottom: 1.5em; } }
@media (max-width: 26em) { nav ul { columns: 1; } .aside { display: none; } .broken .aside { display: inline; } }
@media print { nav { display: none; } .columns { display: block; } .check { break-inside: avoid; } pre { max-height: none; } }
`;
