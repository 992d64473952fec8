// A working stage without an expected duration: no deal in it can be called late.
import { realDays, setDays } from '../real-days.ts';
import { atNode, mapRule } from '../rule.ts';

export const noExpectedDays = mapRule({
  id: 'no-expected-days',
  severity: 'advice',
  *find({ facts, reality, settings }) {
    for (const stage of facts.working) {
      // A deal may stay for good where nothing comes after.
      if (stage.expectedDays !== null || facts.next(stage.id).length === 0) continue;
      const days = realDays(reality, stage.id, settings.leastDeals);
      yield {
        at: atNode(stage),
        params: { name: stage.name, ...(days !== null && { days }) },
        ...(days !== null && { fix: setDays(stage.id, days) }),
      };
    }
  },
});
