import { darkReport, lightReport, type ReportPalette } from './report-palette.ts';

function colours({ ink, surface, stripe, text, muted, grid, gridStrong }: ReportPalette): string {
  const inks = Object.entries(ink).map(([status, value]) => `--${status}: ${value};`);
  return `--surface: ${surface}; --stripe: ${stripe}; --text: ${text}; --muted: ${muted}; --grid: ${grid}; --grid-strong: ${gridStrong}; ${inks.join(' ')}`;
}

/**
 * Dark only on a screen that asks for it: paper is white. Tables repeat their heads on every page and no row is torn
 * apart; a heading stays with what it is over. A4, which a printer with Letter in it scales to. The page numbers are Chromium's own (CSS Paged Media, margin boxes).
 */
export const reportStyle = `
:root { color-scheme: light; ${colours(lightReport)} }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; ${colours(darkReport)} } }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; background: var(--surface); color: var(--text);
  font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
:lang(ja) body { line-height: 1.65; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
h2 { margin: 40px 0 12px; padding-bottom: 4px; border-bottom: 2px solid var(--grid-strong); font-size: 18px; line-height: 1.35; }
h3 { margin: 24px 0 8px; font-size: 15px; line-height: 1.4; }
h4 { margin: 16px 0 4px; font-size: 14px; }
p { margin: 8px 0; }
ul, ol { margin: 8px 0; padding-left: 22px; }
a { color: inherit; }
dl, dd { margin: 0; }
.subtitle { margin: 4px 0 0; color: var(--muted); }
.contents ul { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 16px 0 0; padding: 0; list-style: none; }
.headline { margin: 12px 0 8px; font-size: 19px; font-weight: 600; line-height: 1.45; }
.unread { font-weight: 600; }
.narrowed { padding: 8px 12px; border: 1px solid var(--grid-strong); border-radius: 6px; }
.counts { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0; }
.count { min-width: 104px; padding: 8px 12px; border: 1px solid var(--grid); border-left: 4px solid var(--grid-strong); border-radius: 4px; }
.count dt { font-size: 12px; }
.count dd { font-size: 22px; font-weight: 600; line-height: 1.3; }
.expired { color: var(--expired); } .critical { color: var(--critical); } .soon { color: var(--soon); }
.not-yet-valid { color: var(--not-yet-valid); } .unknown { color: var(--unknown); } .ok { color: var(--ok); }
.count.expired, .count.critical, .count.soon, .count.not-yet-valid, .count.unknown, .count.ok { border-left-color: currentColor; }
.count dd { color: var(--text); }
.mark { width: 12px; height: 12px; vertical-align: -1px; }
.headline .mark { width: 17px; height: 17px; vertical-align: -2px; }
.badge { font-weight: 600; white-space: nowrap; }
.timeline { margin: 0; border: 1px solid var(--grid); border-radius: 4px; background: #fff; overflow: hidden; }
.timeline svg { display: block; width: 100%; height: auto; }
.wide { margin: 8px 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.4; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--grid); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--grid-strong); font-size: 12px; vertical-align: bottom; white-space: nowrap; }
tbody th { font-weight: 400; }
tbody tr:nth-child(even) { background: var(--stripe); }
.name { font-weight: 600; }
.note { color: var(--muted); font-size: 12px; font-weight: 400; }
.when { white-space: nowrap; } .when .note { white-space: normal; }
.number, .horizon thead th:last-child, .ignored thead th:last-child { text-align: right; }
.path { font: 12px/1.4 ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace; overflow-wrap: anywhere; }
table.certificates { min-width: 860px; }
.certificates thead th:first-child { width: 96px; } .certificates thead th:nth-child(4), .certificates thead th:nth-child(5) { width: 10%; }
.certificates th:nth-child(2) { width: 22%; overflow-wrap: anywhere; }
.certificates th:nth-child(6) { width: 35%; }
.certificates td:nth-child(5) { overflow-wrap: anywhere; }
.horizon .months { display: inline-block; min-width: 80px; }
.horizon td:nth-child(3), .horizon td:nth-child(4) { white-space: nowrap; }
.bar { vertical-align: -1px; fill: currentColor; } .bar .track { fill: var(--grid); }
.tree, .tree ul { padding-left: 0; list-style: none; }
.tree ul { margin: 0 0 0 6px; padding-left: 14px; border-left: 1px solid var(--grid-strong); }
.tree li { padding: 2px 0; overflow-wrap: anywhere; }
.matrix tbody th { width: 22%; }
.matrix .odd { outline: 2px dashed var(--grid-strong); outline-offset: -3px; }
.finding { margin: 16px 0; padding-left: 12px; border-left: 4px solid var(--grid-strong); }
.finding h3 { margin-top: 0; }
.severity-critical { border-left-color: var(--critical); } .severity-critical .severity { color: var(--critical); }
.severity-warning { border-left-color: var(--soon); } .severity-warning .severity { color: var(--soon); }
.rule { color: var(--muted); font-size: 12px; font-weight: 400; }
.finding li { margin: 6px 0; overflow-wrap: anywhere; }
.steps > li { margin: 12px 0; }
pre { margin: 8px 0; padding: 8px 12px; border: 1px solid var(--grid); border-radius: 4px; background: var(--stripe); white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: 12px/1.45 ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace; }
.step-facts { display: flex; flex-wrap: wrap; gap: 2px 20px; font-size: 12px; }
.step-facts dt { color: var(--muted); } .step-facts dt, .step-facts dd { display: inline; overflow-wrap: anywhere; }
.step-facts dt::after { content: ' '; }
.facts { margin: 12px 0; }
.facts > div { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 12px; padding: 5px 0; border-bottom: 1px solid var(--grid); }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.problems th:first-child { width: 20%; } .problems td:nth-child(2) { width: 34%; }
.left-out { color: var(--muted); font-style: italic; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
caption.hidden { display: block; }
@media (max-width: 640px) { body { padding: 16px 12px 40px; } .facts > div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt system-ui, sans-serif; color: #56606e; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .contents { display: none; }
  h1 { font-size: 20pt; } h2 { margin-top: 22pt; font-size: 14pt; } h3 { font-size: 11pt; } h4 { font-size: 10pt; }
  .headline { font-size: 13pt; }
  h2, h3, h4 { break-after: avoid; break-inside: avoid; }
  table { font-size: 8.5pt; } thead { display: table-header-group; } thead th { font-size: 8pt; }
  tr, .count, .facts > div, .tree li > .name, .finding li, pre { break-inside: avoid; }
  .finding h3, .step-head { break-after: avoid; } .step-head { break-inside: avoid; }
  .note, .step-facts, .rule { font-size: 8pt; } .path, code { font-size: 7.5pt; }
  table.certificates { min-width: 0; } .when { white-space: normal; }
  .wide { overflow: visible; } p, li { orphans: 3; widows: 3; }
  .timeline { border: 0; break-inside: avoid; }
}
`;

/** Of {@link reportStyle}, for Content-Security-Policy; a test works it out again. */
export const reportStyleHash = 'sha256-ckf7q5Svg9/nA9eA+JLPKEypN2fHHuWDHuOmRtOAfB8=';
