// The words of conditions in the reader's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { isDealField, type RuleWords } from './rule-sentence.ts';

/** Keeps text of another script from turning its surroundings round. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export function useRuleWords(): RuleWords {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  return useMemo(
    () => ({
      field: (name) => (isDealField(name) ? t(`field.${name}`) : apart(name)),
      says: (op, field, value) => t(`rule.says.${op}`, { field, value: apart(value) }),
      number: (value) => formats.number(value, 6),
      money: (amount, currency) => formats.money(amount, currency),
      day: (day) => formats.date(`${day}T12:00:00Z`),
      span: (amount, unit) => t(`rule.span.${unit}`, { count: amount, n: formats.number(amount, 1) }),
      joined: (how, sentences) =>
        sentences.reduce((before, next) =>
          how === 'all' ? t('rule.and', { a: before, b: next }) : t('rule.or', { a: before, b: next }),
        ),
      always: (how) => t(how === 'all' ? 'rule.always' : 'rule.never'),
      not: (sentence) => t('rule.not', { rule: sentence }),
      inside: (sentence) => `(${sentence})`,
      related: (has, of, sentence) => t(`rule.related.${has}`, { of: relatedWord(of, t), rule: sentence }),
      count: (is, number, of, sentence) => {
        const counted = t(`rule.count.${is}`, { of: relatedWord(of, t), n: formats.number(number) });
        return sentence === null ? counted : t('rule.countWith', { counted, rule: sentence });
      },
    }),
    [t, formats],
  );
}

const RELATED_WORDS = ['people', 'activities', 'products', 'files', 'notes'] as const;

function relatedWord(of: string, t: ReturnType<typeof useTranslation<'inspector'>>['t']): string {
  const known = RELATED_WORDS.find((one) => one === of);
  return known === undefined ? of : t(`rule.of.${known}`);
}
