// Our own random numbers: a seed gives the same sequence on every machine, and a fork an independent one.
// Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded through the 32-bit finaliser of MurmurHash3.

/** A source of random numbers and of what simulations draw from them. */
export interface Random {
  /** Uniform, 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
  /** Lognormal with the given median; `sigma` is the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number;
  /** An index drawn in proportion to its weight; -1 where no weight is above 0. */
  weighted(weights: readonly number[]): number;
  /** One of the items, each as likely; the list must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** A generator of its own for `key`: what is drawn from it does not disturb this one. */
  fork(key: number): Random;
}

/** A generator of random numbers with a seed, a whole number: the same seed gives the same numbers everywhere. */
export function createRandom(seed: number): Random {
  return stream(mix(seed), mix(seed ^ 0x9e3779b9));
}

function stream(high: number, low: number): Random {
  let a = high;
  let b = low;
  let c = mix(high ^ low);
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) bits();

  const next = (): number => bits() / 0x1_0000_0000;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    normal,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    weighted(weights) {
      let total = 0;
      for (const weight of weights) total += Math.max(0, weight);
      let left = next() * total;
      let chosen = -1;
      for (let i = 0; i < weights.length; i++) {
        const weight = Math.max(0, weights[i]!);
        if (weight === 0) continue;
        chosen = i;
        left -= weight;
        if (left < 0) break;
      }
      return chosen;
    },
    pick: (items) => items[int(items.length)]!,
    fork: (key) => stream(mix(high ^ mix(key)), mix(low + Math.imul(key, 0x85ebca6b))),
  };
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
