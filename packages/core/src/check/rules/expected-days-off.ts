// An expected duration far from what deals really take.
import { realDays, setDays } from '../real-days.ts';
import { atNode, mapRule } from '../rule.ts';

export const expectedDaysOff = mapRule({
  id: 'expected-days-off',
  severity: 'warning',
  *find({ facts, reality, settings }) {
    for (const stage of facts.working) {
      const expected = stage.expectedDays;
      const days = realDays(reality, stage.id, settings.leastDeals);
      if (expected === null || days === null) continue;
      // Half a day more or less is no matter of planning.
      if (Math.abs(days - expected) < 1) continue;
      const times = Math.max(days, expected) / Math.max(Math.min(days, expected), 0.1);
      if (times < settings.timesOff) continue;
      yield { at: atNode(stage), params: { name: stage.name, expected, days }, fix: setDays(stage.id, days) };
    }
  },
});
