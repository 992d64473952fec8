// Tails of the normal and of the chi-square distribution, accurate far out where p-values are small.
import { gammaTail } from './gamma.ts';

/** The chance of a standard normal above `z`. */
export function normalTail(z: number): number {
  const half = gammaTail(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/** The chance of a standard normal at least as far from 0 as `z`, on either side. */
export function twoSided(z: number): number {
  return gammaTail(0.5, (z * z) / 2);
}

/** The chance of a chi-square with `degrees` of freedom above `x`. */
export function chiSquareTail(x: number, degrees: number): number {
  return gammaTail(degrees / 2, x / 2);
}
