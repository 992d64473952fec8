// What the HTML file carries for its script: figures by number instead of by name, so that it stays small.
import type { Language } from '../text/format.ts';
import type { PictureWords } from '../text/words.ts';
import type { Seconds } from '../scene/scene.ts';

export interface PageNode {
  readonly kind: 'start' | 'end' | 'activity';
  readonly name: string;
  readonly cases: number;
  readonly events: number;
  readonly seconds: Seconds | null;
  readonly starts: number;
  readonly ends: number;
  readonly step: number;
  readonly slow: boolean;
  /** Colour of its bead. */
  readonly bead: string;
  /** The second dozen of activities has hollow beads. */
  readonly hollow: boolean;
}

export interface PageEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: 'arc' | 'start' | 'end';
  readonly count: number;
  readonly cases: number;
  readonly seconds: Seconds | null;
  readonly step: number;
  readonly colour: string;
  readonly time: string | null;
  readonly attention: boolean;
}

export interface PageVariant {
  readonly path: readonly number[];
  readonly cases: number;
  readonly median: number | null;
}

export interface PageData {
  readonly title: string;
  readonly language: Language;
  readonly languages: readonly { readonly id: Language; readonly name: string; readonly rtl: boolean }[];
  readonly words: Readonly<Record<Language, PictureWords>>;
  readonly cases: number;
  readonly events: number;
  readonly rejectedRows: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly moves: number;
  readonly steps: readonly number[];
  readonly detail: number;
  readonly measure: 'deals' | 'time';
  readonly caseMedian: number | null;
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
  readonly variants: readonly PageVariant[];
  readonly variantCount: number;
}

/** Formatters that the page's script is given, each complete in itself. */
export interface PageFormats {
  readonly duration: (seconds: number, language: string) => string;
  readonly short: (seconds: number, language: string) => string;
}
