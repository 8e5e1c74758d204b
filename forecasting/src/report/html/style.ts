/**
 * The style of the page, the only one it has. The content security policy admits it by its hash; a test holds the two
 * together.
 */
export const STYLE = `:root{color-scheme:light;--ink:#14212b;--soft:#4b5c68;--line:#d5dde2;--accent:#0b6675}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 3rem;max-width:76rem;background:#fff;color:var(--ink);font:400 1rem/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{margin:0 0 .25rem;font-size:1.75rem;line-height:1.2}
h2{margin:2.5rem 0 .25rem;padding-top:.75rem;border-top:2px solid var(--accent);font-size:1.25rem}
h3{margin:1.25rem 0 .25rem;font-size:1rem}
p{margin:.25rem 0 .75rem;max-width:72ch}
.note,caption,.lead{color:var(--soft)}
.verdict{margin:1rem 0;padding:.75rem 1rem;border-left:4px solid var(--accent);background:#eef2f4;font-size:1.0625rem}
.verdict p{margin:.15rem 0}
dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem 1.5rem;margin:1rem 0}
dl.facts div{border-top:1px solid var(--line);padding-top:.35rem}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;font-weight:600}
dl.terms dt{color:var(--ink);font-size:1rem;font-weight:600;margin-top:.6rem}
dl.terms dd{font-weight:400;max-width:72ch}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.25rem 2rem}
figure{margin:0;min-width:0;break-inside:avoid}
figcaption{font-weight:600}
figcaption span{display:block;font-weight:400;color:var(--soft);font-size:.875rem}
svg{display:block;width:100%;height:auto}
ul.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;list-style:none;font-size:.875rem}
ul.legend svg{display:inline-block;width:18px;height:12px;margin-right:.4rem;vertical-align:-1px}
.wide{overflow-x:auto;margin:.5rem 0}
.wide:focus-visible,summary:focus-visible{outline:2px solid #0a58ca;outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;padding-bottom:.25rem;font-size:.875rem}
th,td{padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th.figure,td.figure{text-align:right;white-space:nowrap}
thead th,thead th.figure{border-bottom:1px solid var(--soft);font-size:.875rem;white-space:normal;vertical-align:bottom}
tbody th{font-weight:400}
tr.judged th,tr.judged td,strong{font-weight:700}
summary{cursor:pointer;color:var(--accent);font-size:.875rem;padding:.25rem 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{size:A4;margin:14mm}
@media print{html{font-size:9pt}body{padding:0;max-width:none}h2{margin-top:1.1rem;break-after:avoid}h3{break-after:avoid}.grid{grid-template-columns:1fr 1fr;gap:.75rem 1rem}.wide{overflow:visible}th,td{padding:.1rem .4rem .1rem 0}th.figure,td.figure{white-space:normal}tr{break-inside:avoid}details{display:none}.verdict{print-color-adjust:exact}svg{print-color-adjust:exact}}
`;

/** SHA-256 of the style, in base64. */
export const STYLE_HASH = '+7tE+mdGaSpPLGKq29N+osuBqHorRiRoZHkREQgeTbA=';
