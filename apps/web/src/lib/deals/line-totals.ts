// What the lines of a deal add up to, in minor units, rounded line by line as an invoice is. Pure.
import type { DealLine } from '@portolan/core';

/** Quantity is in thousandths, the discount in hundredths of a percent. */
export function lineTotal(line: Pick<DealLine, 'quantityMilli' | 'unitMinor' | 'discount'>): number {
  // Whole numbers beyond 2^53 lose their cents: counted with BigInt.
  const thousandths = BigInt(line.quantityMilli) * BigInt(line.unitMinor) * BigInt(10_000 - line.discount);
  const divisor = 10_000_000n;
  const half = thousandths < 0n ? -divisor / 2n : divisor / 2n;
  return Number((thousandths + half) / divisor);
}

export function linesTotal(
  lines: readonly Pick<DealLine, 'quantityMilli' | 'unitMinor' | 'discount'>[],
): number {
  return lines.reduce((sum, line) => sum + lineTotal(line), 0);
}
