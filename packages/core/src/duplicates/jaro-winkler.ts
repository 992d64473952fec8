// How alike two short texts are, by letters in common and in order. Jaro (1989), "Advances in record-linkage
// methodology"; Winkler (1990), "String comparator metrics and enhanced decision rules", with his prefix scale of 0.1
// over at most four letters.

/** 0 to 1, the same both ways; texts are compared as they are given. */
export function jaroWinkler(a: string, b: string): number {
  const alike = jaro(a, b);
  const left = Array.from(a);
  const right = Array.from(b);
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++;
  return alike + prefix * 0.1 * (1 - alike);
}

export function jaro(a: string, b: string): number {
  if (a === b) return 1;
  // Greedy matching may depend on the side that it starts from: it always starts from the same.
  const [short, long] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a];
  const from = Array.from(short);
  const into = Array.from(long);
  if (from.length === 0 || into.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(from.length, into.length) / 2) - 1);
  const taken = Array.from(into, () => false);
  const matched: string[] = [];
  for (const [i, letter] of from.entries()) {
    const until = Math.min(into.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= until; j++) {
      if (taken[j] === true || into[j] !== letter) continue;
      taken[j] = true;
      matched.push(letter);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const across = into.filter((_letter, j) => taken[j] === true);
  const outOfOrder = matched.filter((letter, i) => letter !== across[i]).length / 2;
  const common = matched.length;
  return (common / from.length + common / into.length + (common - outOfOrder) / common) / 3;
}
