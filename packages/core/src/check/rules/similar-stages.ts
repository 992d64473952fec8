// Two stages that say the same: people will put like deals into different columns. Names are compared, then definitions;
// names that differ in a number only ("E-mail 1", "E-mail 2") are meant.
import type { Stage } from '../../map/nodes.ts';
import { atNode, mapRule } from '../rule.ts';
import type { Found, RuleContext } from '../rule.ts';
import { letterPairs, likeness } from '../text/likeness.ts';
import type { LetterPairs } from '../text/likeness.ts';
import { wordsIn } from '../text/signs.ts';

export const similarStages = mapRule({
  id: 'similar-stages',
  severity: 'warning',
  *find({ map, settings }) {
    const stages = map.nodes.filter((node) => node.type === 'stage');
    for (const siblings of Map.groupBy(stages, ({ parent }) => parent).values()) {
      // Comparing each with each is for maps that people can read; beyond that, only what is written the same is found.
      yield* siblings.length <= COMPARED ? alikePairs(siblings, settings) : samePairs(siblings);
    }
  },
});

const COMPARED = 150;

interface Compared {
  readonly stage: Stage;
  readonly key: string;
  readonly name: LetterPairs;
  readonly definition: LetterPairs;
}

function* alikePairs(siblings: readonly Stage[], settings: RuleContext['settings']): Generator<Found> {
  const all = siblings.map((stage): Compared => ({
    stage,
    key: keyOf(stage),
    name: letterPairs(stage.name),
    definition: letterPairs(stage.definition),
  }));
  for (const [i, one] of all.entries()) {
    const twin = all.slice(0, i).find((other) => {
      if (other.key === one.key && one.key !== '') return true;
      if (likeness(other.name, one.name) >= settings.alikeNames) return !numbered(other.stage, one.stage);
      const enough = Math.min(other.definition.size, one.definition.size) >= LEAST_PAIRS;
      return enough && likeness(other.definition, one.definition) >= settings.alikeDefinitions;
    });
    if (twin !== undefined) yield pair(one.stage, twin.stage);
  }
}

/** Fewer letter pairs than this are no definition that could be copied. */
const LEAST_PAIRS = 10;

function* samePairs(siblings: readonly Stage[]): Generator<Found> {
  const seen = new Map<string, Stage>();
  for (const stage of siblings) {
    const key = keyOf(stage);
    const twin = seen.get(key);
    if (key !== '' && twin !== undefined) yield pair(stage, twin);
    else seen.set(key, stage);
  }
}

/** The name without case, accents, spaces and punctuation. */
function keyOf({ name }: Stage): string {
  return wordsIn(name).join('');
}

function numbered(a: Stage, b: Stage): boolean {
  const [left, right] = [a, b].map(({ name }) => name.match(/\p{N}+/gu)?.join(' ') ?? '');
  return left !== right;
}

function pair(stage: Stage, other: Stage): Found {
  return { at: atNode(stage), params: { name: stage.name, other: other.name } };
}
