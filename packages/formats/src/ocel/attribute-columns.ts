// The attributes of an object-centric log on their way into columns: those of events, and those of the case objects.
import type { Limits } from '../limits.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { Warnings } from '../reading/warnings.ts';

export class OcelColumns {
  readonly columns: AttributeColumn[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #level: 'event' | 'case';
  readonly #wanted: NonNullable<ReadOptions['attributes']>;
  readonly #limits: Limits;
  readonly #warnings: Warnings;

  constructor(
    level: 'event' | 'case',
    wanted: ReadOptions['attributes'],
    limits: Limits,
    warnings: Warnings,
  ) {
    this.#level = level;
    this.#wanted = wanted ?? 'all';
    this.#limits = limits;
    this.#warnings = warnings;
  }

  /** The place of the column in `columns`; -1 for one that is not wanted, or one too many. */
  indexOf(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    const wanted = this.#wanted === 'all' || (this.#wanted !== 'none' && this.#wanted.includes(name));
    const fits = this.columns.length < this.#limits.attributes;
    if (wanted && !fits) this.#warnings.add('attributes_left_out', { limit: this.#limits.attributes });
    if (!wanted || !fits) {
      // Names beyond the limit are not kept: there may be any number of them.
      if (fits) this.#indexes.set(name, -1);
      return -1;
    }
    const index = this.columns.push(new AttributeColumn(name, this.#level, this.#limits)) - 1;
    this.#indexes.set(name, index);
    return index;
  }
}
