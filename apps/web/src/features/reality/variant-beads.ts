// A variant as a strip of beads: one per event, a run of the same activity as one bead with a number.

export interface Bead {
  readonly activity: string;
  /** How many times in a row. */
  readonly repeat: number;
}

export interface BeadStrip {
  readonly beads: readonly Bead[];
  /** Beads left out between the first ones and the last: never without being told. */
  readonly left: number;
}

/**
 * Beads of a variant, at most `most` (at least 3): of a longer one the beginning and the last bead stay, because how a
 * deal ends is what one looks for.
 */
export function beadStrip(activities: readonly string[], most: number): BeadStrip {
  const beads: { activity: string; repeat: number }[] = [];
  for (const activity of activities) {
    const last = beads.at(-1);
    if (last?.activity === activity) last.repeat += 1;
    else beads.push({ activity, repeat: 1 });
  }
  if (beads.length <= most) return { beads, left: 0 };
  const head = beads.slice(0, most - 1);
  return { beads: [...head, ...beads.slice(-1)], left: beads.length - most };
}

/** How many tones of kinds there are; outcomes have tones of their own. */
export const TONES = 7;

export type BeadTone = number | 'won' | 'lost' | 'nurture';

/** How a bead looks: a tone, and a form that changes where a tone is used again. */
export interface BeadLook {
  readonly tone: BeadTone;
  readonly form: 'full' | 'ring' | 'square' | 'frame';
}

const FORMS = ['full', 'ring', 'square', 'frame'] as const;

/**
 * One look per activity, the same for as long as the log is: tones by the order given (most frequent path first),
 * outcomes in the colour they have on the map. Forms carry on where tones end, so that 28 activities can be told apart
 * without colour alone.
 */
export function beadLooks(
  activities: readonly string[],
  outcomes: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, BeadLook> {
  const used = new Map<BeadTone, number>();
  let next = 0;
  return new Map(
    activities.map((activity) => {
      const outcome = outcomes[activity];
      const known = outcome === 'won' || outcome === 'lost' || outcome === 'nurture';
      const tone: BeadTone = known ? outcome : next++ % TONES;
      // Nurture is a rest, and its ochre near the orange of a kind: it begins with the ring.
      const times = used.get(tone) ?? (tone === 'nurture' ? 1 : 0);
      used.set(tone, times + 1);
      return [activity, { tone, form: FORMS[times % FORMS.length] ?? 'full' }];
    }),
  );
}

/** Activities in the order in which the variants, most frequent first, meet them; the rest behind. */
export function orderOfFirstMeeting(
  variants: readonly { readonly activities: readonly string[] }[],
  activities: readonly string[],
): readonly string[] {
  return [...new Set([...variants.flatMap((one) => one.activities), ...activities])];
}
