import { DARK, LIGHT, PAPER, propertiesOf } from './palette.ts';

const TONES = ['red', 'amber', 'violet', 'green', 'grey']
  .map((tone) => `.${tone}{--tone:var(--${tone});--ground:var(--${tone}Ground)}`)
  .join('\n');

/** The one style of the HTML report. Nothing of a report's content is in it, so its digest is always the same. */
export const STYLE = `
:root{color-scheme:light;${propertiesOf(LIGHT)};
--mono:ui-monospace,"Roboto Mono",Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;${propertiesOf(DARK)}}}
${TONES}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
.page{max-width:780px;margin:0 auto;padding:40px 20px 56px}
.brand{display:flex;align-items:center;gap:8px;margin:0 0 20px;color:var(--dim);font-size:14px}
.brand svg{flex:none;color:var(--accent)}
h1{margin:0 0 8px;font-size:32px;line-height:1.2;letter-spacing:-.01em}
h2{margin:0;font-size:22px;line-height:1.3}
h3{margin:24px 0 6px;font-size:16px}
h4{margin:20px 0 6px;font-size:14px}
p{margin:0 0 10px}
.sum{font-size:19px}
.dim,.made{color:var(--dim)}
.about{margin:20px 0 32px;padding:12px 16px;border:1px solid var(--line);border-radius:12px;color:var(--dim);font-size:14px}
.about strong{color:var(--text)}
.card{margin:0 0 24px;overflow:hidden;background:var(--card);border:1px solid var(--line);border-radius:16px}
.head{padding:18px 24px 20px;background:var(--ground);border-left:5px solid var(--tone)}
.kicker{margin:0 0 6px;color:var(--tone);font-size:13px;font-weight:600}
.lead{margin:8px 0 0;font-size:17px}
.body{padding:4px 24px 24px}
.body>h3:first-child{margin-top:16px}
.facts{display:flex;flex-wrap:wrap;gap:14px 36px;margin:18px 0 0}
.facts div{min-width:0}
dt{color:var(--dim);font-size:13px}
dd{margin:0}
ol,ul{margin:0;padding-left:24px}
li{margin:0 0 5px}
.evidence{margin:0 0 8px;padding:2px 0 2px 12px;border-left:3px solid var(--line)}
.evidence small{display:block;color:var(--dim);font-size:13px}
code,pre,.mono{font-family:var(--mono);font-size:13px;line-height:1.55}
pre{margin:0;padding:12px 14px;background:var(--code);border:1px solid var(--line);border-radius:10px;white-space:pre-wrap}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:12px}
.pair div{padding:10px 14px;border:1px solid var(--line);border-radius:12px}
.pair .this{border-color:var(--accent)}
.pair small{color:var(--dim);font-size:13px}
.pair p{margin:2px 0 0}
.requests{padding:0;list-style:none}
.requests li{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 12px;align-items:start;margin:0;padding:8px 0;border-top:1px solid var(--line)}
.requests li:first-child{border-top:0}
.requests .told{grid-column:2;font-size:14px}
.badge{display:inline-block;min-width:52px;padding:1px 8px;border-radius:6px;background:var(--ground);color:var(--tone);font:600 13px/1.55 var(--mono);text-align:center;white-space:nowrap}
details{margin-top:20px;border-top:1px solid var(--line)}
summary{padding:12px 0 4px;font-weight:600;cursor:pointer}
summary:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
details details{margin-top:12px}
details details summary{font-size:14px}
.record{display:grid;grid-template-columns:minmax(90px,max-content) minmax(0,1fr);gap:4px 16px;margin:0}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{padding:3px 12px 3px 0;text-align:left;font-weight:400;vertical-align:middle}
td:nth-child(2){text-align:right;white-space:nowrap}
td:last-child{width:40%;padding-right:0}
.bar{display:block;width:100%;height:8px;border-radius:4px;background:var(--code)}
.bar rect{fill:var(--accent)}
a{color:var(--accent)}
.lookup{margin:20px 0 0;color:var(--dim);font-size:13px}
.notes{padding:8px 24px 20px}
.notes h3{margin-top:16px}
footer{margin-top:36px;color:var(--dim);font-size:13px}
@media (max-width:520px){.page{padding:24px 12px 40px}.head,.body,.notes{padding-left:16px;padding-right:16px}h1{font-size:26px}.record{grid-template-columns:minmax(0,1fr)}.record dd{margin-bottom:6px}}
@media print{
:root{color-scheme:light;${propertiesOf(PAPER)}}
@page{margin:16mm}
body{font-size:11pt}
.page{max-width:none;padding:0}
.card,.head,.evidence,.about,.pair div,.facts,.requests li,tr{break-inside:avoid}
h1,h2,h3,h4,summary,.kicker{break-after:avoid}
details::details-content{display:block;block-size:auto;content-visibility:visible}
summary{list-style:none}
.badge,.head{border:1px solid var(--line)}
.bar{border:1px solid var(--line)}
}
`;

/** The digest by which the report's own policy knows the style; a test says what it must be. */
export const STYLE_DIGEST = 'sha256-eB6LGabNmiggdDoFIaefldQELSY3VPttIdkpBedY7Q4=';
