// What a field is called: our words for the built-in ones, the workspace's own for the others.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealFieldInfo } from '../../../lib/deals/deal-fields.ts';

const KNOWN = [
  'name', 'amount', 'closeOn', 'owner', 'company', 'companyName', 'people', 'source', 'problem', 'competitors', 'tags',
  'backOn', 'process', 'stage', 'daysInStage', 'confirmed', 'noes', 'lostReason', 'nextStepAt', 'lastActivityAt',
  'enteredAt', 'wonAt', 'endedAt', 'createdAt', 'lines',
] as const; // prettier-ignore

export function useFieldLabel(): (field: Pick<DealFieldInfo, 'name' | 'label'>) => string {
  const { t } = useTranslation('deals');
  return useCallback(
    ({ name, label }) => {
      const known = KNOWN.find((one) => one === name);
      return known === undefined ? label : t(`field.${known}`);
    },
    [t],
  );
}
