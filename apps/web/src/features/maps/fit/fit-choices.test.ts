import { describe, expect, it } from 'vitest';
import { sliceChoices } from './fit-choices.ts';

describe('by what the fit can be told apart', () => {
  it('says each way once and in words, though the attributes of the own pipeline are known already', () => {
    const choices = sliceChoices(true, ['owner', 'team', 'version', 'currency', 'resource']);
    expect(choices.map(({ by }) => by)).toEqual(['owner', 'team', 'version', 'month', 'outcome']);
    expect(choices.every(({ key }) => key !== undefined)).toBe(true);
  });

  it('offers what the deals of an imported log carry, by its own name', () => {
    expect(sliceChoices(false, ['resource', 'region'])).toEqual([
      { by: 'month', key: 'month' },
      { by: 'outcome', key: 'outcome' },
      { by: 'resource', key: 'resource' },
      { by: 'region' },
    ]);
  });
});
