// The words of conditions in the reader's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { isolate } from '../../lib/locale/isolate.ts';
import { optionLabel, type FilterField } from './filter-field.ts';
import type { RuleWords } from './rule-sentence.ts';

/** @param fields those that have names of their own; others are said as they are written */
export function useRuleWords(fields: readonly FilterField[]): RuleWords {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return useMemo(
    () => ({
      field: (name) => isolate(fields.find((field) => field.name === name)?.label ?? name),
      option: (name, value) =>
        optionLabel(
          fields.find((field) => field.name === name),
          value,
        ),
      either: (texts) => formats.either(texts.map(isolate)),
      says: (op, field, value) => t(`filter.says.${op}`, { field, value: isolate(value) }),
      number: (value) => formats.number(value, 6),
      money: (amount, currency) => formats.money(amount, currency),
      day: (day) => formats.date(`${day}T12:00:00Z`),
      span: (amount, unit) => t(`filter.span.${unit}`, { count: amount, n: formats.number(amount, 1) }),
      joined: (how, sentences) =>
        sentences.reduce((before, next) =>
          how === 'all' ? t('filter.and', { a: before, b: next }) : t('filter.or', { a: before, b: next }),
        ),
      always: (how) => t(how === 'all' ? 'filter.always' : 'filter.never'),
      not: (sentence) => t('filter.not', { rule: sentence }),
      inside: (sentence) => `(${sentence})`,
      related: (has, of, sentence) => t(`filter.related.${has}`, { of: relatedWord(of, t), rule: sentence }),
      count: (is, number, of, sentence) => {
        const counted = t(`filter.count.${is}`, { of: relatedWord(of, t), n: formats.number(number) });
        return sentence === null ? counted : t('filter.countWith', { counted, rule: sentence });
      },
    }),
    [t, formats, fields],
  );
}

const RELATED_WORDS = ['people', 'activities', 'products', 'files', 'notes'] as const;

function relatedWord(of: string, t: ReturnType<typeof useTranslation<'ui'>>['t']): string {
  const known = RELATED_WORDS.find((one) => one === of);
  return known === undefined ? of : t(`filter.of.${known}`);
}
