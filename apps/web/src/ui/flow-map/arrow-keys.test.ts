import { describe, expect, test } from 'vitest';
import { nextByArrow, type Arrow } from './arrow-keys.ts';

const box = (id: string, x: number, y: number) => ({ id, x, y, width: 100, height: 40 });
const lead = box('lead', 0, 100);
const demo = box('demo', 200, 100);
const won = box('won', 400, 100);
const lost = box('lost', 210, 300);
const all = [lead, demo, won, lost];

describe('arrow keys on the map', () => {
  test.each<[string, typeof lead, Arrow, string | undefined]>([
    ['go along the spine', lead, 'ArrowRight', 'demo'],
    ['and back', won, 'ArrowLeft', 'demo'],
    ['go down to what stands below', demo, 'ArrowDown', 'lost'],
    ['go up again', lost, 'ArrowUp', 'demo'],
    ['reach what stands far aside when there is nothing else', won, 'ArrowDown', 'lost'],
    ['stop at the edge', won, 'ArrowRight', undefined],
  ])('%s', (_name, from, arrow, to) => {
    const others = all.filter((one) => one !== from);
    expect(nextByArrow(from, others, arrow)?.id).toBe(to);
  });
});
