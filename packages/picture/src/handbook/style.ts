// The style sheet of the handbook: a document on screen, pages on paper. Logical properties throughout.
import { pictureTokens, type Theme } from '../drawing/tokens.ts';
import { mapWords } from '../map/words.ts';
import { FONTS } from '../svg/render-svg.ts';
import { directionOf, type Language } from '../text/format.ts';

function variables(theme: Theme): string {
  return Object.entries(pictureTokens[theme])
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** A text inside a CSS string: nothing of it can end the string or the style element. */
function cssString(text: string): string {
  return `"${Array.from(text, (char) => (/[\p{L}\p{N} ]/u.test(char) ? char : `\\${char.codePointAt(0)!.toString(16)} `)).join('')}"`;
}

export function handbookStyle(options: {
  readonly theme: Theme;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** Stands at the foot of every page. */
  readonly foot: string;
}): string {
  const digits = options.language === 'fa' ? ',persian' : '';
  const rtl = options.direction === 'rtl';
  const [foot, page] = rtl ? ['right', 'left'] : ['left', 'right'];
  const margin = `font:9pt ${FONTS};color:${pictureTokens.light.muted}`;
  // Italics are for scripts that have them.
  const slant =
    directionOf(options.language) === 'rtl' || /^(?:th|zh)/u.test(options.language) ? 'normal' : 'italic';
  const quotes = mapWords[options.language].quotes.map(cssString).join(' ');
  return `:root{color-scheme:${options.theme};${variables(options.theme)}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:.9375rem/1.6 ${FONTS};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
:lang(th){line-height:1.75}
main{max-width:60rem;margin-inline:auto;padding:2rem 1.5rem 4rem}
a{color:var(--accent);text-underline-offset:.15em}
h1,h2,h3,h4{line-height:1.3;margin:0;text-wrap:balance;break-after:avoid}
h2{font-size:1.75rem;font-weight:650;margin-block-end:1rem}
h3{font-size:.9rem;font-weight:600;color:var(--muted);margin-block:1.35rem .35rem}
h4{font-size:.95rem;font-weight:600;margin-block:.9rem .25rem}
p{margin:0 0 .5rem;orphans:3;widows:3}
small{font-size:.85em;color:var(--muted);font-weight:400}
ul,ol{margin:0 0 .5rem;padding-inline-start:1.3rem}
li{margin-block:.25rem;break-inside:avoid}
li>p{margin:0}
dl{margin:0}
dt{font-size:.85rem;color:var(--muted);break-after:avoid}
dd{margin:0 0 .8rem}
dd>:last-child,li>:last-child,blockquote>:last-child{margin-block-end:0}
dd ul{padding-inline-start:1rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .8rem .45rem 0;padding-inline:0 .8rem;border-block-end:1px solid var(--line)}
th{color:var(--muted);font-weight:600}
tr{break-inside:avoid}
thead{display:table-header-group}
.kicker{color:var(--muted);font-size:.9rem;margin-block-end:.2rem}
.cover{padding-block:3rem 2rem}
.rose{width:56px;height:56px;margin-block-end:2rem}
.cover h1{font-size:2.6rem;font-weight:700;line-height:1.2}
.purpose{font-size:1.15rem;margin-block-start:.6rem;max-width:44rem}
.about{max-width:44rem}
.state{color:var(--muted);margin-block:1rem 2rem}
.target{font-size:1.15rem}
.signers{list-style:none;padding:0}
.contents ol{list-style:none;padding:0}
.contents>ol>li{margin-block:.6rem;font-weight:600}
.contents ol ol{columns:2;column-gap:2rem;margin-block-start:.3rem;font-weight:400;padding-inline-start:1rem;counter-reset:item}
.contents ol ol li{counter-increment:item}
.contents ol ol li::before{content:counter(item${digits}) ". ";color:var(--muted)}
.contents a{color:var(--ink);text-decoration:none}
.contents a:hover{text-decoration:underline}
.chapter{margin-block-start:4rem}
.picture{margin:0 0 1.5rem;break-inside:avoid}
.picture svg{display:block;width:100%;height:auto;max-height:90vh;border:1px solid var(--line);border-radius:6px;background:var(--ground)}
.picture figcaption{color:var(--muted);font-size:.85rem;margin-block:.3rem}
.reading{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.5rem 2rem}
.reading li{display:flex;gap:.7rem;align-items:baseline;margin:0}
.reading svg{flex:none;width:34px;height:22px;align-self:flex-start;margin-block-start:.1rem}
.phase{margin-block-start:2.2rem}
.phase>.name,.small>h3{font-size:1.2rem;color:var(--ink);margin-block:0 .5rem;font-weight:650}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:0 2.2rem}
.personas{margin-block-end:2rem}
.persona{break-inside:avoid;border-block-start:1px solid var(--line);padding-block:.7rem .2rem}
.persona h4{margin-block:0 .4rem}
.persona dl,.phase>dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:0 2rem}
.quotes{list-style:none;padding:0}
q,blockquote{font-style:${slant}}
q{quotes:${quotes}}
.tag{border:1px solid var(--line);border-radius:4px;padding:0 .4em;white-space:nowrap;font-size:.8rem;color:var(--muted)}
.tools{display:inline-block}
.answer{border-inline-start:2px solid var(--line);padding-inline-start:.8rem;margin-block:.25rem .5rem}
.answer small{display:block}
.stage,.small{margin-block-start:3.2rem}
.small{margin-block-start:1.8rem;break-inside:avoid}
.stage>header{border-block-end:2px solid var(--ink);margin-block-end:.4rem}
.stage h2{margin-block-end:.5rem}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 14rem;gap:0 2.5rem}
aside{padding-block-start:1.35rem}
.buyer blockquote{margin:0;font-size:1.2rem;line-height:1.45;border-inline-start:3px solid var(--accent);padding-inline-start:1rem}
:lang(th) .buyer blockquote{line-height:1.7}
.checklist{list-style:none;padding:0}
.checklist label{display:flex;gap:.7rem;align-items:baseline}
.checklist input{appearance:none;flex:none;width:1rem;height:1rem;margin:0;border:1.4px solid var(--ink);border-radius:3px;background:var(--surface);position:relative;inset-block-start:.15rem}
.checklist input:checked{background:var(--ink);box-shadow:inset 0 0 0 2.5px var(--surface)}
.checklist input:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.note{color:var(--muted);font-size:.9rem}
.topics{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 2rem}
.topics>.wide{grid-column:1/-1}
.topics h4{margin-block-start:.2rem}
.review ul{list-style:none;padding:0;font-size:.9rem}
.review li{margin-block:.4rem}
.review li p{color:var(--muted)}
.confirming p{font-weight:600}
.ways{list-style:none;padding:0}
.to::before{content:"${rtl ? '\\2190' : '\\2192'}";color:var(--muted);margin-inline-end:.5em}
.none{color:var(--muted);padding-block:1.5rem}
@media screen and (max-width:46rem){.columns{display:block}.contents ol ol{columns:1}.cover h1{font-size:2rem}}
@page{margin:18mm 16mm 20mm;@bottom-${foot}{content:${cssString(options.foot)};${margin}}@bottom-${page}{content:counter(page${digits});${margin}}}
@page :first{@bottom-${foot}{content:""}@bottom-${page}{content:""}}
@page sheet{size:landscape;margin:12mm 12mm 16mm}
@media print{:root{color-scheme:light;${variables('light')};--ground:#fff;--surface:#fff;font-size:13px}
body{line-height:1.42;print-color-adjust:exact;-webkit-print-color-adjust:exact}
:lang(th),:lang(th) .buyer blockquote{line-height:1.5}
main{max-width:none;padding:0}
.cover{min-height:80vh;padding-block:20mm 0}
.contents,.chapter,.stage{break-before:page;margin-block-start:0}
.stage:first-of-type{break-before:auto}
.sheets{page:sheet;break-before:page}
.sheets .picture{margin:0}
.sheets .picture+.picture{break-before:page}
.picture svg{border:0;border-radius:0;max-height:168mm}
.stage .columns{grid-template-columns:minmax(0,1fr) 46mm;gap:0 9mm}
h3{margin-block:.95rem .2rem}
p{margin-block-end:.25rem}
li{margin-block:.12rem}
aside{padding-block-start:.95rem}
.stage h2{font-size:1.6rem}
.buyer blockquote{font-size:1.1rem}
.buyer,.confirming,.answer,.phase,.review{break-inside:avoid}
a{color:inherit;text-decoration:none}
}`;
}
