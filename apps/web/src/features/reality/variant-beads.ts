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

/** How many tones there are in the palette of kinds. */
export const TONES = 8;

/** How a bead looks: one of the tones, and a form that changes when the tones are used up. */
export interface BeadLook {
  readonly tone: number;
  readonly form: 'full' | 'ring' | 'square';
}

const FORMS = ['full', 'ring', 'square'] as const;

/**
 * One look per activity, the same for as long as the log is: by the order given (most frequent path first). Forms carry
 * on where tones end, so that 24 activities can be told apart without colour alone.
 */
export function beadLooks(activities: readonly string[]): ReadonlyMap<string, BeadLook> {
  return new Map(
    activities.map((activity, index) => [
      activity,
      { tone: index % TONES, form: FORMS[Math.floor(index / TONES) % FORMS.length] ?? 'full' },
    ]),
  );
}

/** Activities in the order in which the variants, most frequent first, meet them; the rest behind. */
export function orderOfFirstMeeting(
  variants: readonly { readonly activities: readonly string[] }[],
  activities: readonly string[],
): readonly string[] {
  return [...new Set([...variants.flatMap((one) => one.activities), ...activities])];
}
