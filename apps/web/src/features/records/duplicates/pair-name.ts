// How an address names a pair, whichever of the two one comes from.
export interface PairSides {
  readonly a: { readonly id: string };
  readonly b: { readonly id: string };
}

export function pairName({ a, b }: PairSides): string {
  return `${a.id}.${b.id}`;
}
