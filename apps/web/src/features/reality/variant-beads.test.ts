import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beadLooks, beadStrip, orderOfFirstMeeting } from './variant-beads.ts';

describe('a variant as beads', () => {
  test('a run of one activity is one bead with its number', () => {
    expect(beadStrip(['Call', 'Call', 'Call', 'Won'], 9).beads).toEqual([
      { activity: 'Call', repeat: 3 },
      { activity: 'Won', repeat: 1 },
    ]);
  });

  test('a long one keeps its beginning and its end, and says how many it leaves out', () => {
    const strip = beadStrip(['a', 'b', 'c', 'd', 'e', 'f', 'Won'], 4);
    expect(strip.beads.map((bead) => bead.activity)).toEqual(['a', 'b', 'c', 'Won']);
    expect(strip.left).toBe(3);
  });

  test('every event is in a bead or counted as left out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c')),
        fc.integer({ min: 3, max: 9 }),
        (events, most) => {
          const all = beadStrip(events, events.length + 3).beads;
          const strip = beadStrip(events, most);
          expect(strip.beads.length + strip.left).toBe(all.length);
          expect(all.reduce((sum, bead) => sum + bead.repeat, 0)).toBe(events.length);
        },
      ),
    );
  });
});

test('outcomes have the colours of the map, and two lost ones another form', () => {
  const looks = beadLooks(['Lead', 'Lost', 'Disqualified', 'Nurture', 'Won'], {
    Won: 'won',
    Nurture: 'nurture',
    Lost: 'lost',
    Disqualified: 'lost',
  });
  expect(Object.fromEntries(looks)).toEqual({
    Lead: { tone: 0, form: 'full' },
    Lost: { tone: 'lost', form: 'full' },
    Disqualified: { tone: 'lost', form: 'ring' },
    Nurture: { tone: 'nurture', form: 'ring' },
    Won: { tone: 'won', form: 'full' },
  });
});

test('two of 28 activities never look alike', () => {
  const names = Array.from({ length: 28 }, (_, index) => `stage ${index}`);
  const looks = [...beadLooks(names).values()].map((look) => `${look.tone} ${look.form}`);
  expect(new Set(looks).size).toBe(28);
});

test('looks follow the commonest ways first', () => {
  expect(
    orderOfFirstMeeting([{ activities: ['Lead', 'Won'] }, { activities: ['Lead', 'Lost'] }], ['Odd']),
  ).toEqual(['Lead', 'Won', 'Lost', 'Odd']);
});
