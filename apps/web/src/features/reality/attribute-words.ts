// What attributes and their values are called: those of a pipeline in the reader's words, those of a file as it has them.
import type { LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';

const OF_PIPELINE = [
  'name',
  'owner',
  'team',
  'company',
  'amount',
  'currency',
  'source',
  'version',
  'createdBy',
  'state',
  'resource',
] as const;
const STATES = ['open', 'won', 'lost', 'disqualified', 'churned', 'finished', 'ended'] as const;

/** By these a pipeline is narrowed most: they are offered first. */
export const FIRST_OF_PIPELINE: readonly string[] = ['version', 'owner', 'team'];

export interface AttributeWords {
  readonly name: (attribute: string) => string;
  readonly value: (attribute: string, value: string) => string;
}

export function useAttributeWords(origin: LogSummary['origin']): AttributeWords {
  const { t } = useTranslation('reality');
  if (origin !== 'pipeline') return { name: (attribute) => attribute, value: (_attribute, value) => value };
  return {
    name(attribute) {
      const known = OF_PIPELINE.find((one) => one === attribute);
      return known === undefined ? attribute : t(`own.attributes.${known}`);
    },
    value(attribute, value) {
      const known = attribute === 'state' ? STATES.find((one) => one === value) : undefined;
      return known === undefined ? value : t(`own.states.${known}`);
    },
  };
}
