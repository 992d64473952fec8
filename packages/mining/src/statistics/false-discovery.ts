// Many questions at once: p-values adjusted so that of what is called found, at most a chosen share is chance.

/**
 * Adjusted p-values of Benjamini & Hochberg (1995), monotone, in the order given: what is at most 0.05 is found at a
 * false discovery rate of 5 %. Holds for independent and positively dependent tests.
 * @param of how many questions were asked in all, at least as many as `p` has; those not given count as not found
 */
export function benjaminiHochberg(p: ArrayLike<number>, of = p.length): Float64Array {
  return stepUp(p, of, 1);
}

/** The same for tests dependent in any way (Benjamini & Yekutieli 2001): stricter by 1 + 1/2 + ... + 1/of. */
export function benjaminiYekutieli(p: ArrayLike<number>, of = p.length): Float64Array {
  let harmonic = 0;
  for (let i = 1; i <= of; i++) harmonic += 1 / i;
  return stepUp(p, of, harmonic);
}

function stepUp(p: ArrayLike<number>, of: number, factor: number): Float64Array {
  const order = Uint32Array.from({ length: p.length }, (_, i) => i).toSorted((a, b) => p[a]! - p[b]!);
  const adjusted = new Float64Array(p.length);
  let lowest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const i = order[rank - 1]!;
    lowest = Math.min(lowest, (p[i]! * of * factor) / rank);
    adjusted[i] = lowest;
  }
  return adjusted;
}
