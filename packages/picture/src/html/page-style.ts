// The style sheet of the HTML file: calm ink on a warm ground, night navy in the dark, print without controls.
import { pictureTokens, type Theme } from '../drawing/tokens.ts';
import { FONTS } from '../svg/render-svg.ts';

function variables(theme: Theme): string {
  return Object.entries(pictureTokens[theme])
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

export function pageStyle(): string {
  return `:root{color-scheme:light;${variables('light')}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${variables('dark')}}}
:root[data-theme=dark]{color-scheme:dark;${variables('dark')}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:14px/1.45 ${FONTS};font-variant-numeric:tabular-nums;color:var(--ink);background:var(--ground);display:grid;grid-template:auto 1fr auto/minmax(0,1fr) 320px;grid-template-areas:"head head" "main side" "foot side"}
button,select,input{font:inherit;color:inherit}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{grid-area:head;display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;padding:10px 16px;border-block-end:1px solid var(--line)}
header svg{flex:none}
h1{font-size:15px;margin:0;font-weight:650;overflow-wrap:anywhere}
h2{font-size:12.5px;margin:0 0 8px;font-weight:600;color:var(--muted)}
.about{color:var(--muted);font-size:13px;margin-inline-end:auto}
.seg{display:inline-flex;border:1px solid var(--line);border-radius:6px;overflow:hidden;background:var(--surface)}
.seg button{border:0;background:none;padding:5px 12px;cursor:pointer}
.seg button[aria-pressed=true]{background:var(--ink);color:var(--ground)}
.seg button:focus-visible{outline-offset:-2px}
.plain{border:1px solid var(--line);border-radius:6px;background:var(--surface);padding:5px 10px;cursor:pointer;min-height:32px}
main{grid-area:main;position:relative;min-height:0;overflow:hidden}
#map{width:100%;height:100%;display:block;touch-action:none;cursor:grab;user-select:none}
#map.drag{cursor:grabbing}
.legend{position:absolute;inset-block-start:10px;inset-inline-start:16px;display:flex;align-items:center;gap:8px;color:var(--muted);font-size:12px;pointer-events:none}
.legend i{display:inline-block;width:28px;height:6px;background:var(--flowStrong)}
.time .legend i{background:linear-gradient(to right,var(--time0) 20%,var(--time1) 20% 40%,var(--time2) 40% 60%,var(--time3) 60% 80%,var(--time4) 80%)}
[dir=rtl].time .legend i{transform:scaleX(-1)}
.zoom{position:absolute;inset-block-end:10px;inset-inline-end:12px;display:flex;gap:4px}
.zoom button{min-width:32px;padding:4px 8px}
.e .p{fill:none;stroke:var(--c)}
.e .a{fill:var(--c)}
.e .grip{fill:none;stroke:transparent;pointer-events:stroke}
.e{cursor:pointer;outline:none}
.e:hover .p,.e:focus-visible .p,.e.on .p{stroke:var(--accent)}
.e:hover .a,.e:focus-visible .a,.e.on .a{fill:var(--accent)}
.dot{stroke:var(--flowStrong);stroke-width:1.6;fill:var(--flowStrong)}
.dot.start{fill:var(--ground)}
.n{cursor:pointer;outline:none}
.n .box{fill:var(--surface)}
.n.start .box,.n.end .box{stroke:var(--ink);stroke-width:2}
.n .core{fill:var(--ink)}
.n:hover .box,.n:focus-visible .box,.n.on .box{stroke:var(--accent)!important;stroke-width:2.4!important}
.n text,.l text{text-anchor:middle;unicode-bidi:plaintext}
.name{font-weight:600}
.detail{fill:var(--muted)}
.n.slow .detail tspan{fill:var(--attention);font-weight:600}
.time .n .detail tspan{font-weight:600}
.l rect{fill:var(--ground)}
.l text{fill:var(--ink)}
.l.attention text{fill:var(--attention)}
.l{pointer-events:none}
.e,.n,.l{transition:opacity .16s}
.off{opacity:0;visibility:hidden;pointer-events:none}
.dim .e:not(.lit),.dim .n:not(.lit),.dim .l:not(.lit){opacity:.16}
.dim .lit{opacity:1;visibility:visible}
.rtl .t{transform:scaleX(-1)}
footer{grid-area:foot;display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px;padding:9px 16px;border-block-start:1px solid var(--line);font-size:13px}
footer label{display:flex;align-items:center;gap:10px;color:var(--muted)}
footer input{width:180px;accent-color:var(--accent)}
footer .sum{margin-inline-start:auto;color:var(--muted)}
aside{grid-area:side;border-inline-start:1px solid var(--line);padding:14px 16px;overflow:auto}
ol{list-style:none;margin:0;padding:0}
.v{display:flex;align-items:center;gap:10px;width:100%;border:0;border-block-end:1px solid var(--line);background:none;padding:9px 2px;cursor:pointer;text-align:start;min-height:36px}
.v:hover,.v:focus-visible,.v[aria-pressed=true]{background:color-mix(in srgb,var(--line) 42%,transparent)}
.beads{display:flex;flex-wrap:wrap;gap:3px;flex:1}
.bead{width:11px;height:11px;border-radius:50%;background:var(--b);border:2px solid var(--b);flex:none}
.bead.hollow{background:none}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]) .bead{filter:brightness(1.25)}}
:root[data-theme=dark] .bead{filter:brightness(1.25)}
.v .d{color:var(--muted);white-space:nowrap}
.v b{min-width:52px;text-align:end;white-space:nowrap}
.more{color:var(--muted);margin:10px 2px}
#panel{position:absolute;inset-block-start:40px;inset-inline-end:14px;width:min(300px,calc(100% - 28px));max-height:calc(100% - 90px);overflow:auto;background:var(--surface);border:1px solid var(--line);border-radius:8px;box-shadow:0 6px 24px rgb(0 0 0/.14);padding:12px 14px}
#panel h2{color:var(--ink);font-size:14px;padding-inline-end:28px;overflow-wrap:anywhere}
#panel .x{position:absolute;inset-block-start:8px;inset-inline-end:8px;border:0;background:none;cursor:pointer;font-size:18px;line-height:1;padding:4px 8px;color:var(--muted)}
dl{display:grid;grid-template-columns:1fr auto;gap:4px 12px;margin:0}
dt{color:var(--muted)}dd{margin:0;text-align:end;font-weight:600}
#panel ol li{display:flex;align-items:center;gap:8px;padding:2px 0;overflow-wrap:anywhere}
#list,#told{position:absolute;inset:0;overflow:auto;padding:16px;background:var(--ground)}
table{border-collapse:collapse;width:100%;margin:0 0 24px;font-size:13px}
caption{text-align:start;font-weight:600;padding:4px 0 8px}
th,td{text-align:start;padding:6px 10px 6px 0;border-block-end:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
[dir=rtl] th,[dir=rtl] td{padding:6px 0 6px 10px}
th{color:var(--muted);font-weight:600}
th.num,td.num{text-align:end;white-space:nowrap}
[hidden]{display:none!important}
#told section{max-width:76rem;margin:0 auto 28px}
#told h2{font-size:17px;color:var(--ink)}
#told h3{font-size:13px;margin:18px 0 6px}
#told p{margin:0 0 6px;max-width:70ch}
#told li{padding:7px 0;border-block-end:1px solid var(--line);overflow-wrap:anywhere}
#told small{display:block;color:var(--muted);font-size:12.5px}
#told pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:10px 12px}
#told .wide{overflow-x:auto}
@media (max-width:860px){html,body{height:auto}body{display:flex;flex-direction:column;min-height:100%}main{height:62vh;min-height:340px}aside{border-inline-start:0;border-block-start:1px solid var(--line)}footer .sum{margin-inline-start:0}footer input{width:140px}.about{flex-basis:100%;order:9}.legend{flex-wrap:wrap;inset-inline-end:16px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{:root,:root[data-theme]{color-scheme:light;${variables('light')}}body{display:block}header button,header select,.seg,.zoom,#panel,footer label input,.hint{display:none!important}main{height:auto;overflow:visible}#map{height:60vh}#list,#told{position:static}#list[hidden],#told[hidden]{display:block!important}aside{border:0}}`;
}
