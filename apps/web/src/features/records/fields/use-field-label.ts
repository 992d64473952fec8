// What a field is called: our words for the built-in ones, the workspace's own for the others.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../../lib/records/record-values.ts';

const KNOWN = [
  'name', 'title', 'company', 'emails', 'phones', 'preferredChannel', 'owner', 'source', 'tags', 'city', 'region',
  'country', 'lastActiveAt', 'createdAt', 'updatedAt', 'domain', 'website', 'industry', 'employees', 'parent', 'address',
  'amount', 'closeOn', 'backOn', 'stage', 'process', 'nextStepAt', 'lastActivityAt', 'enteredAt', 'wonAt', 'endedAt',
  'confirmed', 'companyName', 'daysInStage', 'noes', 'lostReason', 'problem', 'competitors', 'people', 'lines',
] as const; // prettier-ignore

export type FieldLabel = (field: Pick<FieldInfo, 'name' | 'label'>) => string;

export function useFieldLabel(): FieldLabel {
  const { t } = useTranslation('records');
  return useCallback(
    ({ name, label }) => {
      const known = KNOWN.find((one) => one === name);
      return known === undefined ? label : t(`field.${known}`);
    },
    [t],
  );
}
