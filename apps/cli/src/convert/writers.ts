// What `portolan convert` writes, by the end of the file's name: a further format is an entry here.
import { writeMapFile, type ProcessFacts, type SalesMap } from '@portolan/core';
import {
  BPMN_WORDS,
  geometryOfLayout,
  STAGE_HEADINGS,
  writeBpmn,
  writeMermaid,
  writeStagesCsv,
  type BpmnLanguage,
} from '@portolan/formats';
import { directionOf, handbookHtml, layoutMap, mapSvg } from '@portolan/picture';

export interface Source {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
}

export const THEMES = ['light', 'dark'] as const;
export const SHEETS = ['A4', 'A3', 'Letter'] as const;

/** How it is written; a format takes what it knows. */
export interface Manner {
  /** Of the words that a format adds; its direction is the picture's. */
  readonly language: BpmnLanguage;
  readonly theme: (typeof THEMES)[number];
  /** The sheet that a picture fills, lying on its side; without it a px of the map is a px. */
  readonly sheet: (typeof SHEETS)[number] | undefined;
}

interface Writer {
  readonly write: (source: Source, manner: Manner) => string | Promise<string>;
  /** A drawing: there is none of a map without elements. */
  readonly draws?: true;
  /** Options beside the language that mean something here. */
  readonly takes?: readonly ('theme' | 'sheet')[];
}

export const WRITERS = {
  json: { write: ({ process, map }) => writeMapFile(process, map) },
  bpmn: {
    write: (source, { language }) =>
      writeBpmn(source, geometryOfLayout(layoutMap(source.map)), BPMN_WORDS[language]),
  },
  mmd: {
    write: ({ map }, { language }) =>
      writeMermaid(map, { direction: directionOf(language) === 'rtl' ? 'RL' : 'LR' }),
    draws: true,
  },
  svg: {
    write: ({ process, map }, { language, theme, sheet }) =>
      mapSvg(map, layoutMap(map, { direction: directionOf(language) }), {
        language,
        theme,
        title: process.name,
        ...(sheet !== undefined && { print: sheet }),
      }),
    draws: true,
    takes: ['theme', 'sheet'],
  },
  html: {
    write: (source, { language, theme }) => handbookHtml(source, { language, theme }),
    takes: ['theme'],
  },
  csv: { write: ({ map }, { language }) => writeStagesCsv(map, STAGE_HEADINGS[language]) },
} as const satisfies Readonly<Record<string, Writer>>;

export type Target = keyof typeof WRITERS;
export const TARGETS = Object.keys(WRITERS) as readonly Target[];

export function writerOf(target: Target): Writer {
  return WRITERS[target];
}
