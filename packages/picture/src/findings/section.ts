// What was found out about a log, in words: sections with sentences, tables and findings, for a terminal and for the
// HTML file alike. Plain data; texts of the log stand in it as they are, so whoever shows it escapes them.
import type { Language } from '../text/format.ts';

export interface SectionColumn {
  readonly name: string;
  readonly numeric: boolean;
}

export type SectionBlock =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** Text that has to be kept as it is written, such as a model. */
  | { readonly kind: 'text'; readonly caption: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      /** The first says what a row is about; figures follow, the most important one first. */
      readonly columns: readonly SectionColumn[];
      readonly rows: readonly (readonly string[])[];
      /** How many rows are left out at the end. */
      readonly left: number;
    }
  /** A sentence each, with the figures behind it; `none` is said where there are no items. */
  | {
      readonly kind: 'findings';
      readonly caption: string;
      readonly items: readonly { readonly text: string; readonly figures: string }[];
      readonly none: string;
      readonly left: number;
    };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly SectionBlock[];
}

/** A section in every language of the picture. */
export type SectionIn = (language: Language) => Section;
