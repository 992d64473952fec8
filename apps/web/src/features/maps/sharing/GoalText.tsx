// Where a process leads, in one line: its words, then figure and date.
import type { Goal } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function GoalText(props: { readonly goal: Goal }) {
  const { goal } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const metric = goal.metric === null || goal.metric === 'other' ? '' : t(`word.goalMetric.${goal.metric}`);
  const target =
    goal.target === null
      ? ''
      : `${goal.change && goal.target > 0 ? '+' : ''}${formats.number(goal.target, 2)} ${goal.unit}`.trim();
  const figure = [metric, target].filter((part) => part !== '').join(' ');
  const dated =
    goal.by === null ? figure : t('hypothesis.until', { change: figure, date: formats.date(goal.by) });
  if (goal.text === '' && dated.trim() === '') return null;
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-xs font-medium text-muted">{t('field.goalText')}</h2>
      {goal.text !== '' && (
        <p className="text-sm wrap-anywhere" dir="auto">
          {goal.text}
        </p>
      )}
      {dated.trim() !== '' && <p className="text-sm">{dated}</p>}
    </section>
  );
}
