// Values of a map in the reader's words, for differences and for the map as it is read outside.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { Say } from './map-differences.ts';

const WORDS = {
  kind: ['working', 'resting', 'audience', 'lost', 'disqualified', 'churned', 'finished'],
  gate: ['block', 'warn', 'off'],
  milestones: ['won', 'quotaCredit', 'commission', 'goLive'],
  no: ['notNow', 'notThis', 'notYou', 'never'],
  part: ['decider', 'champion', 'influencer', 'user', 'blocker', 'gatekeeper'],
  purpose: ['explain', 'compare', 'nudge', 'story', 'other'],
  goalMetric: [
    'winRate',
    'wonAmount',
    'wonDeals',
    'cycleDays',
    'retention',
    'newCompanies',
    'qualifiedLeads',
    'other',
  ],
  answer: ['yes', 'no', 'unsure'],
} as const;

type WordField = keyof typeof WORDS;

function isWordField(field: string): field is WordField {
  return Object.hasOwn(WORDS, field);
}

export function useSay(): Say {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  return useMemo(
    () => ({
      number: (value) => formats.number(value, 2),
      days: (value) => formats.duration(value * 86_400),
      date: (day) => formats.date(day),
      word: (field, value) => {
        if (!isWordField(field)) return undefined;
        const known: readonly string[] = WORDS[field];
        // The lists above are checked against the catalogues by its test.
        return known.includes(value) ? t(`word.${field}.${value}` as 'word.answer.yes') : undefined;
      },
      yes: t('word.answer.yes'),
      no: t('word.answer.no'),
      rule: t('compare.rule'),
    }),
    [t, formats],
  );
}
