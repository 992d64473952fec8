// The real map of a log as one HTML file: opens from disk, needs no network, already laid out.
// A content security policy allows its own script only; every text of the log is escaped or set as text.
import { drawing } from '../drawing/drawing.ts';
import { timeStep } from '../drawing/scales.ts';
import { BEADS } from '../drawing/tokens.ts';
import type { LayoutInput } from '../layout/layout.ts';
import { layoutNow } from '../layout/layout-scene.ts';
import { flowScene } from '../scene/flow-scene.ts';
import { defaultDetail } from '../scene/reveal.ts';
import { nodeId, type FlowSummary, type Scene } from '../scene/scene.ts';
import { escapeMarkup, scriptJson } from '../svg/escape.ts';
import { interactiveBody } from '../svg/interactive-body.ts';
import {
  directionOf,
  formatDuration,
  PICTURE_LANGUAGES,
  shortDuration,
  type Language,
} from '../text/format.ts';
import { pictureWords } from '../text/words.ts';
import type { SectionIn } from '../findings/section.ts';
import { sectionsHtml } from '../findings/sections-html.ts';
import { createCamera } from './page-camera.ts';
import { figuresOf } from './page-figures.ts';
import type { PageData, PageNode, PageVariant } from './page-data.ts';
import { startPage } from './page-script.ts';
import { tablesOf } from './page-tables.ts';
import { pageStyle } from './page-style.ts';

/** What the file needs of a log: `LogSummary` of mining fits. */
export interface DocumentSummary extends FlowSummary {
  readonly log: {
    readonly cases: number;
    readonly events: number;
    readonly variants: number;
    readonly from: string | null;
    readonly to: string | null;
    readonly rejectedRows: number;
  };
  readonly variants: readonly {
    readonly activities: readonly string[];
    readonly cases: number;
    readonly medianSeconds?: number | null;
  }[];
  readonly caseSeconds?: { readonly median: number } | null;
}

export interface DocumentOptions {
  /** Shown at the top and as the page's title, e.g. the file's name. */
  readonly title: string;
  readonly language?: Language;
  readonly measure?: 'deals' | 'time';
  readonly detail?: number;
  /** A layout computed before; otherwise it is computed here. */
  readonly layout?: LayoutInput;
  /** At most so many variants are listed; the page says how many more there are. */
  readonly variants?: number;
  /** What else was found out, shown in a view of its own. */
  readonly sections?: readonly SectionIn[];
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  th: 'ไทย',
  fa: 'فارسی',
  'zh-Hant': '繁體中文',
  lv: 'Latviešu',
};

const MARK =
  '<svg width="26" height="26" viewBox="-13 -13 26 26" aria-hidden="true"><circle r="11.5" fill="none" style="stroke:var(--ink)" stroke-width="1"/><path d="M0-11L2.4 0L0 11L-2.4 0Z" style="fill:var(--ink)"/><path d="M-11 0L0-2.4L11 0L0 2.4Z" style="fill:var(--accent)"/><path d="M0-11L2.4 0L-2.4 0Z" style="fill:var(--attention)"/></svg>';

/**
 * @returns a complete HTML document as text.
 */
export async function htmlDocument(summary: DocumentSummary, options: DocumentOptions): Promise<string> {
  const scene = flowScene(summary);
  const layout = options.layout ?? layoutNow(scene);
  const language = options.language ?? 'en';
  const data = pageData(summary, scene, { ...options, language });
  const drawn = drawing(scene, layout, { language, direction: 'ltr' });
  const body = interactiveBody(drawn, {
    node: (id) => scene.nodes.findIndex((node) => node.id === id),
    edge: (id) => scene.edges.findIndex((edge) => edge.id === id),
  });
  // Functions carry their own source; each is complete in itself (see `page-script.ts`).
  const script = `(${String(startPage)})(document,JSON.parse(document.getElementById("data").textContent),{duration:${String(formatDuration)},short:${String(shortDuration)}},{camera:${String(createCamera)},figures:${String(figuresOf)},tables:${String(tablesOf)}})`;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${await sha256(script)}'; base-uri 'none'; form-action 'none'`;
  const w = pictureWords[language];
  const text = (key: keyof typeof w): string => `data-w="${key}">${escapeMarkup(w[key])}`;
  const languages = PICTURE_LANGUAGES.map(
    (id) => `<option value="${id}"${id === language ? ' selected' : ''}>${LANGUAGE_NAMES[id]}</option>`,
  ).join('');
  const title = escapeMarkup(options.title);
  const told = options.sections?.length ? sectionsHtml(options.sections, language) : '';
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="Portolan">
<title>${title}</title>
<style>${pageStyle()}</style>
</head>
<body>
<header>${MARK}<h1 dir="auto">${title}</h1><span class="about" id="about"></span>
<span class="seg" role="group"><button type="button" data-measure="deals" aria-pressed="true" ${text('measureDeals')}</button><button type="button" data-measure="time" aria-pressed="false" ${text('measureTime')}</button></span>
<span class="seg" role="group"><button type="button" data-view="map" aria-pressed="true" ${text('map')}</button><button type="button" data-view="list" aria-pressed="false" ${text('list')}</button>${told === '' ? '' : `<button type="button" data-view="told" aria-pressed="false" ${text('findings')}</button>`}</span>
<button type="button" class="plain" id="theme" ${text('dark')}</button>
<select class="plain" id="language" data-a="language" aria-label="${escapeMarkup(w.language)}">${languages}</select></header>
<main><svg id="map" role="group" aria-label="${escapeMarkup(drawn.title)}" viewBox="0 0 ${drawn.width} ${drawn.height}"><g id="stage">${body}</g></svg>
<div class="legend"><i></i><span id="explain"></span></div>
<div class="zoom"><button type="button" class="plain" id="out" data-a="zoomOut">−</button><button type="button" class="plain" id="in" data-a="zoomIn">+</button><button type="button" class="plain" id="fit" ${text('fit')}</button></div>
<section id="panel" role="region" aria-live="polite" hidden></section>
<section id="list" hidden></section>${told === '' ? '' : `<section id="told" hidden>${told}</section>`}</main>
<footer><label><span ${text('detail')}</span><input type="range" id="detail" min="0" max="100" data-a="detail"></label><span id="shown" role="status"></span><span class="sum" id="sum"></span></footer>
<aside><h2 id="ways"></h2><ol id="variants"></ol><p class="more" id="more"></p><p class="more hint" ${text('hint')}</p></aside>
<script type="application/json" id="data">${scriptJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function pageData(
  summary: DocumentSummary,
  scene: Scene,
  options: DocumentOptions & { readonly language: Language },
): PageData {
  const numberOf = new Map(scene.nodes.map((node) => [node.id, node.index]));
  const medians = scene.edges.flatMap((edge) => (edge.seconds ? [edge.seconds.median] : []));
  medians.sort((a, b) => a - b);
  const firstStep = new Map<string, number>();
  for (const edge of scene.edges) {
    for (const id of [edge.from, edge.to])
      firstStep.set(id, Math.min(firstStep.get(id) ?? edge.step, edge.step));
  }
  // Beads take their colours along the main path first, so that neighbours differ.
  const rank = new Map<string, number>();
  for (const id of [...scene.spine, ...scene.nodes.map((node) => node.id)]) {
    if (!rank.has(id) && scene.nodes[numberOf.get(id) ?? -1]?.kind === 'activity') rank.set(id, rank.size);
  }
  const nodes = scene.nodes.map((node): PageNode => {
    const at = rank.get(node.id) ?? 0;
    return {
      kind: node.kind,
      name: node.name,
      cases: node.cases,
      events: node.events,
      seconds: node.seconds,
      starts: node.starts,
      ends: node.ends,
      step: firstStep.get(node.id) ?? 0,
      slow: scene.attention.node === node.id,
      bead: BEADS[at % BEADS.length]!,
      hollow: Math.floor(at / BEADS.length) % 2 === 1,
    };
  });
  const listed = summary.variants.slice(0, options.variants ?? 60);
  return {
    title: options.title,
    language: options.language,
    languages: PICTURE_LANGUAGES.map((id) => ({
      id,
      name: LANGUAGE_NAMES[id],
      rtl: directionOf(id) === 'rtl',
    })),
    words: pictureWords,
    cases: summary.log.cases,
    events: summary.log.events,
    rejectedRows: summary.log.rejectedRows,
    from: summary.log.from,
    to: summary.log.to,
    moves: scene.moves,
    steps: scene.steps,
    detail: options.detail ?? defaultDetail(scene),
    measure: options.measure ?? 'deals',
    caseMedian: summary.caseSeconds?.median ?? null,
    nodes,
    edges: scene.edges.map((edge) => ({
      from: numberOf.get(edge.from)!,
      to: numberOf.get(edge.to)!,
      kind: edge.kind,
      count: edge.count,
      cases: edge.cases,
      seconds: edge.seconds && {
        min: short(edge.seconds.min),
        mean: short(edge.seconds.mean),
        median: short(edge.seconds.median),
        p90: short(edge.seconds.p90),
        max: short(edge.seconds.max),
      },
      step: edge.step,
      colour: edge.id === scene.attention.edge ? 'attentionFlow' : edge.onSpine ? 'flowStrong' : 'flow',
      time: edge.seconds ? `time${timeStep(edge.seconds.median, medians)}` : null,
      attention: edge.id === scene.attention.edge,
    })),
    variants: listed.map((variant): PageVariant => ({
      path: variant.activities.flatMap((name) => numberOf.get(nodeId(name)) ?? []),
      cases: variant.cases,
      median: variant.medianSeconds ?? null,
    })),
    variantCount: summary.log.variants,
  };
}

/** Milliseconds are fine enough for a page. */
function short(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest));
}
