// Numbers as people write them: `1 234,56`, `1,234.56`, `1.234,56`, `1'234.56`, `(12)`, digits of any script. What
// `1.234` means is decided by the whole column; an undecided cell comes back with both readings.
import type { DecimalMark } from '@portolan/core';
import { plainDigits } from '../../dates/digits.ts';

/** Integer digits that are read; money and counts have fewer. */
const MOST_DIGITS = 18;

export interface DecimalEvidence {
  count: number;
  example: string;
  line: number;
}

export type DecimalReading =
  /** Decimal text with a point, no groups, no exponent: "-1234.56". */
  | { readonly decimal: string }
  | { readonly point: string; readonly comma: string }
  | { readonly problem: 'not_a_number' | 'number_too_large' | 'other_decimal_mark' };

/** Reads the numbers of one column and gathers what they say about its decimal mark. */
export class DecimalReader {
  readonly #mark: DecimalMark | 'auto';
  /** Set by the caller, for the evidence. */
  line = 0;
  readonly point: DecimalEvidence = { count: 0, example: '', line: 0 };
  readonly comma: DecimalEvidence = { count: 0, example: '', line: 0 };
  readonly either: DecimalEvidence = { count: 0, example: '', line: 0 };

  constructor(mark: DecimalMark | 'auto' = 'auto') {
    this.#mark = mark;
  }

  /** The mark that the cells seen so far settle. */
  get settled(): DecimalMark | undefined {
    if (this.#mark !== 'auto') return this.#mark;
    if (this.point.count > 0 === this.comma.count > 0) return undefined;
    return this.point.count > 0 ? 'point' : 'comma';
  }

  /** True while there are cells with two readings, and nothing or contradictions to settle them. */
  get undecided(): boolean {
    return this.either.count > 0 && this.settled === undefined;
  }

  /** @param text without currency */
  read(text: string): DecimalReading {
    const parts = taken(text);
    if (!parts) return { problem: 'not_a_number' };
    if ('problem' in parts) return parts;
    const { negative, body, exponent } = parts;
    const shapes = shapesOf(body);
    if (!shapes) return { problem: 'not_a_number' };
    const write = (shape: Shape) => written(negative, shape, exponent);
    if (shapes.point && shapes.comma) {
      this.#note(this.either, text);
      const point = write(shapes.point);
      const comma = write(shapes.comma);
      if (point === undefined || comma === undefined) return { problem: 'number_too_large' };
      const mark = this.settled;
      return mark ? { decimal: mark === 'point' ? point : comma } : { point, comma };
    }
    const shape = shapes.point ?? shapes.comma ?? shapes.plain;
    if (!shape) return { problem: 'not_a_number' };
    if (!shapes.plain) {
      const mark = shapes.point ? 'point' : 'comma';
      if (this.#mark !== 'auto' && this.#mark !== mark) return { problem: 'other_decimal_mark' };
      this.#note(mark === 'point' ? this.point : this.comma, text);
    }
    const decimal = write(shape);
    return decimal === undefined ? { problem: 'number_too_large' } : { decimal };
  }

  #note(evidence: DecimalEvidence, text: string): void {
    if (evidence.count++ > 0) return;
    evidence.example = text;
    evidence.line = this.line;
  }
}

interface Shape {
  readonly whole: string;
  readonly fraction: string;
}

/** The sign, the digits with their marks, and the exponent. */
function taken(
  text: string,
): { negative: boolean; body: string; exponent: number } | { problem: 'number_too_large' } | undefined {
  if (text.length > 200) return undefined;
  // The Arabic marks mean one thing only; `plainDigits` would make an ambiguous comma of the one for groups.
  const arabic = text.includes('٫')
    ? text.replaceAll('٬', '').replace('٫', '\ue000')
    : text.replaceAll('٬', '');
  let body = plainDigits(arabic)
    .replaceAll(/[\u2212\u2013\u2014]/g, '-')
    .replaceAll(/\s+/g, ' ');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed) {
    negative = true;
    body = bracketed[1]!.trim();
  }
  const signed = /^([+-])\s?(.+)$/.exec(body) ?? undefined;
  if (signed) {
    if (bracketed) return undefined;
    negative = signed[1] === '-';
    body = signed[2]!;
  } else if (/^[^-]+-$/.test(body)) {
    // 12,50- as old accounting systems write it.
    if (bracketed) return undefined;
    negative = true;
    body = body.slice(0, -1).trim();
  }
  const scientific = /^(\d+(?:[.,]\d+)?)[eE]([+-]?\d{1,9})$/.exec(body);
  if (!scientific) return { negative, body, exponent: 0 };
  const exponent = Number(scientific[2]);
  if (Math.abs(exponent) > MOST_DIGITS) return { problem: 'number_too_large' };
  // A mantissa has one digit before its mark, so the mark is no group.
  return { negative, body: scientific[1]!.replace(/[.,]/, '\ue000'), exponent };
}

/** What the digits can mean: with a decimal point, with a decimal comma, or the same either way. */
function shapesOf(body: string): { point?: Shape; comma?: Shape; plain?: Shape } | undefined {
  if (/^\d+$/.test(body)) return { plain: { whole: body, fraction: '' } };
  const own = /^(\d+)?\ue000(\d+)$/.exec(body);
  if (own) return { plain: { whole: own[1] ?? '0', fraction: own[2]! } };
  // 1 234 567 and 1'234'567: groups whatever the mark is.
  const spaced = /^(\d{1,3}(?:([ '’])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(body);
  if (spaced) {
    const shape = { whole: spaced[1]!.replaceAll(/[ '’]/g, ''), fraction: spaced[4] ?? '' };
    return spaced[3] === '.' ? { point: shape } : spaced[3] === ',' ? { comma: shape } : { plain: shape };
  }
  const bare = /^(\d*)([.,])(\d+)$/.exec(body);
  if (bare) {
    const [, whole = '', mark, fraction = ''] = bare;
    const decimal = { whole: whole === '' ? '0' : whole, fraction };
    const grouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
    const group = { whole: whole + fraction, fraction: '' };
    if (mark === '.') return grouped ? { point: decimal, comma: group } : { point: decimal };
    return grouped ? { comma: decimal, point: group } : { comma: decimal };
  }
  const trailing = /^(\d+)([.,])$/.exec(body);
  if (trailing) {
    const shape = { whole: trailing[1]!, fraction: '' };
    return trailing[2] === '.' ? { point: shape } : { comma: shape };
  }
  const commas = /^(\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.(\d*))?$/.exec(body);
  if (commas) return { point: { whole: commas[1]!.replaceAll(',', ''), fraction: commas[2] ?? '' } };
  const points = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d*))?$/.exec(body);
  if (points) return { comma: { whole: points[1]!.replaceAll('.', ''), fraction: points[2] ?? '' } };
  return undefined;
}

/** Undefined where there are too many digits. */
function written(negative: boolean, { whole, fraction }: Shape, exponent: number): string | undefined {
  let digits = whole;
  let rest = fraction;
  if (exponent > 0) {
    digits += rest.slice(0, exponent).padEnd(exponent, '0');
    rest = rest.slice(exponent);
  } else if (exponent < 0) {
    const padded = digits.padStart(-exponent + 1, '0');
    digits = padded.slice(0, exponent);
    rest = padded.slice(exponent) + rest;
  }
  digits = digits.replace(/^0+(?=\d)/, '');
  if (digits.length > MOST_DIGITS) return undefined;
  rest = rest.replace(/0+$/, '');
  const sign = negative && /[1-9]/.test(digits + rest) ? '-' : '';
  return `${sign}${digits}${rest === '' ? '' : `.${rest}`}`;
}
