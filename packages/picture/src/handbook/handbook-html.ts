// The handbook: a map as one HTML document to read and to print, good enough to learn how we sell here. No script, no
// network, no font file; every text of the map is escaped, and links lead to http(s) only.
import type { ProcessFacts, SalesMap } from '@portolan/core';
import { pictureTokens, type Theme } from '../drawing/tokens.ts';
import { layoutMap } from '../map/layout-map.ts';
import type { Direction, MapLayout } from '../map/map-layout.ts';
import { mapParts } from '../map/map-parts.ts';
import { mapSvg } from '../map/map-svg.ts';
import { escapeMarkup } from '../svg/escape.ts';
import { directionOf, formatNumber, type Language } from '../text/format.ts';
import { contents, cover, type Chapter, type HandbookVersion } from './cover.ts';
import { decisionsPart, libraryPart, outcomesPart } from './endings.ts';
import { journey } from './journey.ts';
import { dateText, filled, type Writing } from './markup.ts';
import { readingOrder, type ReadingOrder } from './reading-order.ts';
import { readingSigns } from './reading-signs.ts';
import { stagePage } from './stage-page.ts';
import { handbookStyle } from './style.ts';
import { handbookWords } from './words.ts';

export interface HandbookFile {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
  /** Without it, the handbook says that this is a draft. */
  readonly version?: HandbookVersion;
}

export interface HandbookOptions {
  readonly language?: Language;
  /** Of the whole document; the language's own unless said otherwise. */
  readonly direction?: Direction;
  /** On screen; paper is always light. */
  readonly theme?: Theme;
}

/** Px of canvas that are still readable across a sheet. */
const WIDEST_PART = 1320;

/** @returns a complete HTML document. */
export function handbookHtml(file: HandbookFile, options: HandbookOptions = {}): string {
  const { process, map, version } = file;
  const language = options.language ?? 'en';
  const direction = options.direction ?? directionOf(language);
  const words = handbookWords[language];
  const writing: Writing = { words, language };
  const order = readingOrder(map);
  const layout = layoutMap(map, { direction });
  const bodies: readonly (Chapter & { readonly body: string; readonly own?: boolean })[] = [
    { id: 'map', title: words.theMap, body: mapChapter(map, layout, writing), own: true },
    { id: 'journey', title: words.journey, body: journey(map, writing) },
    {
      id: 'stages',
      title: words.stages,
      body: stagesChapter(order, map, version, writing),
      parts: order.stages.map(({ id, name }) => ({ id: `stage-${id}`, title: name })),
    },
    { id: 'decisions', title: words.decisions, body: decisionsPart(order, map, writing) },
    { id: 'outcomes', title: words.outcomes, body: outcomesPart(order, writing) },
    { id: 'library', title: words.library, body: libraryPart(map, writing) },
  ];
  const chapters = bodies.filter(({ body }) => body !== '');
  const foot = `${process.name}${version === undefined ? '' : `${words.listSeparator}${words.version.replace('{n}', formatNumber(version.number, language))}`}`;
  const title = `${process.name}: ${words.handbook}`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="Portolan">
<meta name="theme-color" content="${pictureTokens[options.theme ?? 'light'].ground}">
<title>${escapeMarkup(title)}</title>
<style>${handbookStyle({ theme: options.theme ?? 'light', language, direction, foot })}</style>
</head>
<body>
<main>
${cover(process, map, version, writing)}
${contents(chapters, writing)}
${chapters.map(({ id, title: name, body }) => `<section class="chapter" id="${id}"><h2>${escapeMarkup(name)}</h2>${body}</section>`).join('\n')}
</main>
</body>
</html>
`;
}

function figure(svg: string, caption: string): string {
  return `<figure class="picture">${svg}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

/** The whole map, how to read it, and where it is too wide for a sheet, its parts at a readable size. */
function mapChapter(map: SalesMap, layout: MapLayout, { words, language }: Writing): string {
  const parts = mapParts(layout, WIDEST_PART);
  const whole = figure(
    mapSvg(map, layout, { language, plain: true, transparent: true, variables: true }),
    '',
  );
  const n = (value: number): string => formatNumber(value, language);
  const sheets = (
    parts.length > 1
      ? parts
      : [{ x: layout.direction === 'rtl' ? 0 : layout.margin, width: layout.width - layout.margin }]
  ).map((part, i, all) =>
    figure(
      mapSvg(map, layout, { language, part, transparent: true, variables: true }),
      all.length > 1 ? filled(words.mapPart, { n: n(i + 1), all: n(all.length) }) : '',
    ),
  );
  const signs = `<h3>${escapeMarkup(words.howToRead)}</h3>${readingSigns(map, words)}`;
  // A map that fits is shown once, on a sheet of its own.
  if (parts.length <= 1) return `${signs}<div class="sheets">${sheets.join('')}</div>`;
  return `${whole}${signs}<div class="sheets">${sheets.join('')}</div>`;
}

function stagesChapter(
  { stages, parts }: ReadingOrder,
  map: SalesMap,
  version: HandbookVersion | undefined,
  writing: Writing,
): string {
  const nextReview = version?.nextReview ? dateText(version.nextReview, writing.language) : '';
  return stages
    .map((stage, i) =>
      stagePage(
        { stage, number: i + 1, of: stages.length, parts: parts.get(stage.id) ?? [], nextReview },
        map,
        writing,
      ),
    )
    .join('');
}
