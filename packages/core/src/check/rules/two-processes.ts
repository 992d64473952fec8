// Two processes for one purpose: like cases go two ways, and neither can be measured.
import { mapRule, WHOLE_MAP } from '../rule.ts';
import { letterPairs, likeness } from '../text/likeness.ts';
import { sameText } from '../text/signs.ts';

export const twoProcesses = mapRule({
  id: 'two-processes',
  severity: 'warning',
  *find({ process, others = [], settings }) {
    const purpose = letterPairs(process.purpose);
    for (const other of others) {
      if (other.caseKind !== process.caseKind) continue;
      const alike = likeness(purpose, letterPairs(other.purpose)) >= settings.alikePurposes;
      if (alike || sameText(process.name, other.name)) yield { at: WHOLE_MAP, params: { name: other.name } };
    }
  },
});
