// Money is a whole number of minor units and a currency: 12.50 EUR is { minor: 1250, currency: 'EUR' }. All arithmetic is
// exact; where a result must be rounded it is rounded half to even, so that many roundings do not add up to a bias.
import { z } from 'zod';
import { isCurrency, minorDigits } from './currencies.ts';

export const currencySchema = z
  .string()
  .length(3)
  .refine(isCurrency, { error: 'Use the code of a currency of ISO 4217, such as EUR.' });

/** Minor units; at most 2^53 - 1 in either direction, which JSON and JavaScript carry exactly. */
export const minorSchema = z.int();

export const moneySchema = z.strictObject({ minor: minorSchema, currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;

/** A positive decimal number without exponent, such as "0.0275": the price of one unit of a currency in another. */
export const rateSchema = z
  .string()
  .regex(/^\d{1,12}(?:\.\d{1,18})?$/, { error: 'Write the rate as a decimal number, such as 1.0842.' })
  .refine((rate) => /[1-9]/.test(rate), { error: 'A rate is greater than zero.' });

/** @throws RangeError for two currencies, or a sum past 2^53 - 1 */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new RangeError(`${a.currency} and ${b.currency} cannot be added: convert one of them first.`);
  return { minor: safe(BigInt(a.minor) + BigInt(b.minor)), currency: a.currency };
}

/**
 * Minor units of one currency in another, rounded half to even.
 * @param rate how many units of `to` one unit of `from` is worth, as in `rateSchema`
 * @throws RangeError for an unknown currency, a rate that is none, or a result past 2^53 - 1
 */
export function convert(minor: number, rate: string, from: string, to: string): number {
  if (!rateSchema.safeParse(rate).success) throw new RangeError(`"${rate.slice(0, 40)}" is not a rate.`);
  const [whole = '', fraction = ''] = rate.split('.');
  const scale = fraction.length + minorDigits(from) - minorDigits(to);
  const product = BigInt(minor) * BigInt(whole + fraction);
  return safe(scale <= 0 ? product * 10n ** BigInt(-scale) : divided(product, 10n ** BigInt(scale)));
}

export interface MinorUnits {
  readonly minor: number;
  /** Digits behind the currency's last one were not zero and had to be rounded away. */
  readonly rounded: boolean;
}

/**
 * A decimal number ("-1234.5", without exponent or groups) in minor units of the currency; undefined where it is no such
 * number or past 2^53 - 1.
 */
export function minorOf(decimal: string, currency: string): MinorUnits | undefined {
  const parts = /^(-?)(\d{1,40})(?:\.(\d{1,400}))?$/.exec(decimal);
  if (!parts) return undefined;
  const digits = minorDigits(currency);
  const fraction = parts[3] ?? '';
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const rest = fraction.slice(digits);
  const magnitude = divided(BigInt(parts[2]! + kept + rest), 10n ** BigInt(rest.length)); // the group is not optional
  if (magnitude > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const minor = Number(parts[1] === '-' ? -magnitude : magnitude);
  return { minor, rounded: /[1-9]/.test(rest) };
}

/** Minor units as a decimal number: 1250 in EUR is "12.50", in JPY "1250". The opposite of `minorOf`. */
export function decimalOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(BigInt(minor < 0 ? -minor : minor)).padStart(digits + 1, '0');
  const at = text.length - digits;
  return `${minor < 0 ? '-' : ''}${text.slice(0, at)}${digits === 0 ? '' : `.${text.slice(at)}`}`;
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError('The amount is too large.');
  return Number(value);
}

/** Half to even. @param by positive */
function divided(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  const rest = value % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const away = twice > by || (twice === by && quotient % 2n !== 0n);
  if (!away) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}
