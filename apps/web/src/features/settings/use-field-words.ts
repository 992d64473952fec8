// What fields and their types are called: our words for the built-in ones, the workspace's own for the others.
import type { ListedField } from '@portolan/contract';
import { useTranslation } from 'react-i18next';

const BUILT_IN = [
  'address',
  'amount',
  'backOn',
  'city',
  'closeOn',
  'company',
  'companyName',
  'competitors',
  'confirmed',
  'country',
  'createdAt',
  'daysInStage',
  'domain',
  'emails',
  'employees',
  'endedAt',
  'enteredAt',
  'files',
  'industry',
  'lastActiveAt',
  'lastActivityAt',
  'lines',
  'lostReason',
  'name',
  'nextStepAt',
  'noes',
  'outcome',
  'owner',
  'parent',
  'people',
  'phones',
  'preferredChannel',
  'problem',
  'process',
  'region',
  'source',
  'stage',
  'tags',
  'text',
  'title',
  'updatedAt',
  'website',
  'wonAt',
] as const;

/** Two names of one thing. */
const SAME: Readonly<Record<string, (typeof BUILT_IN)[number]>> = {
  lastActive: 'lastActiveAt',
  lastActivity: 'lastActivityAt',
  nextStep: 'nextStepAt',
};

export interface FieldWords {
  /** @param label what is shown for a name that we have no word for */
  readonly field: (name: string, label: string) => string;
  readonly type: (type: ListedField['type']) => string;
}

export function useFieldWords(): FieldWords {
  const { t } = useTranslation('fields');
  return {
    field(name, label) {
      const known = SAME[name] ?? BUILT_IN.find((one) => one === name);
      return known === undefined ? label : t(`builtIn.${known}`);
    },
    type: (type) => t(`type.${type}`),
  };
}
