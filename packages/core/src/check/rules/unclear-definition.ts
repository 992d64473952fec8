// A definition that does not say when a deal is in the stage: it repeats the name, asks, or is only a word or two.
import { atNode, mapRule } from '../rule.ts';
import { isFiller, weightOf, wordsIn } from '../text/signs.ts';

export const unclearDefinition = mapRule({
  id: 'unclear-definition',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.stages) {
      const text = stage.definition.trim();
      if (text !== '' && saysNothing(text, stage.name))
        yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});

/** Less than this many letters cannot name a moment. */
const LEAST_WEIGHT = 10;

function saysNothing(text: string, name: string): boolean {
  if (weightOf(text) < LEAST_WEIGHT || isFiller(text)) return true;
  if (/[?？؟]$/u.test(text)) return true;
  if (text.length > 2 * name.length + LEAST_WEIGHT) return false;
  const known = new Set(wordsIn(name));
  return wordsIn(text).every((word) => known.has(word));
}
