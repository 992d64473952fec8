// Where the process leads: a figure, a target, a day; and the activities that people control. Vague goals are pointed
// out, one quiet line each.
import type { Goal } from '@portolan/core';
import { GOAL_METRICS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { useSalesMap } from '../draft/draft-context.ts';
import { useGoalFields, useReadOnly, type Fields } from './editing.ts';
import { Amount, AmountFact, Choice, Fact } from './facts.tsx';
import { missingIn, perDay } from './goal-hints.ts';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

type ActivityGoal = Goal['activities'][number];
const PERS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export function GoalFields() {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const { goal } = useSalesMap();
  const fields = useGoalFields();
  const isReadOnly = useReadOnly();
  const metric = goal.metric === null ? '' : t(`metric.${goal.metric}`);
  const target =
    goal.target === null
      ? ''
      : `${goal.change && goal.target > 0 ? '+' : ''}${formats.number(goal.target, 4)} ${goal.unit}`.trim();
  const by = goal.by === null ? '' : t('goal.bySays', { day: formats.date(`${goal.by}T12:00:00Z`) });
  const missing = missingIn(goal);
  return (
    <>
      <Section
        id="goal"
        title={t('goal.title')}
        help="goal"
        isEmpty={goal.text === '' && metric === '' && target === ''}
      >
        <TextPart
          label={t('goal.title')}
          isLabelHidden
          placeholder={t('goal.add')}
          value={goal.text}
          max={LIMITS.text}
          onCommit={(text) => fields.set('text', text, 'typing')}
        />
        {isReadOnly ? (
          <p>{[metric, target, by].filter((fact) => fact !== '').join(' · ')}</p>
        ) : (
          <>
            <Choice
              label={t('goal.metric')}
              options={GOAL_METRICS.map((id) => ({ id, label: t(`metric.${id}`) }))}
              value={goal.metric}
              none={t('notSaid')}
              onChange={(next) => fields.set('metric', next)}
            />
            <Choice
              label={t('goal.how')}
              options={[
                { id: 'reach', label: t('goal.reach') },
                { id: 'change', label: t('goal.change') },
              ]}
              value={goal.change ? 'change' : 'reach'}
              onChange={(how) => fields.set('change', how === 'change')}
            />
            <Fact label={t('goal.target')}>
              <Amount
                label={t('goal.target')}
                value={goal.target}
                onChange={(next) => fields.set('target', next)}
              />
              <span className="min-w-10 grow basis-0 ps-2">
                <TextPart
                  label={t('goal.unit')}
                  isLabelHidden
                  isOneLine
                  placeholder={t('goal.unitAdd')}
                  value={goal.unit}
                  max={LIMITS.unit}
                  onCommit={(unit) => fields.set('unit', unit, 'typing')}
                />
              </span>
            </Fact>
            <Fact label={t('goal.by')}>
              <DatePicker
                label={t('goal.by')}
                isLabelHidden
                value={goal.by}
                onChange={(day) => fields.set('by', day)}
                className="w-40 [&_[role=group]]:border-line"
              />
            </Fact>
            {missing.length > 0 && (
              <ul className="mt-1 flex list-none flex-col gap-0.5 p-0 text-sm text-nurture-ink">
                {missing.map((hint) => (
                  <li key={hint}>{t(`goal.missing.${hint}`)}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </Section>
      <Section
        id="activities"
        title={t('goal.activities')}
        help="activities"
        isEmpty={goal.activities.length === 0}
      >
        <ActivityGoals goal={goal} fields={fields} />
      </Section>
    </>
  );
}

function ActivityGoals({ goal, fields }: { readonly goal: Goal; readonly fields: Fields<Goal> }) {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const isReadOnly = useReadOnly();
  const change = (how: (list: readonly ActivityGoal[]) => ActivityGoal[], part?: string): boolean =>
    fields.change('activities', how, part);
  const summaryOf = ({ target, per }: ActivityGoal): string => {
    if (target === null || per === null) return isReadOnly ? '' : t('goal.activityVague');
    const says = t(`goal.per.${per}`, { n: formats.number(target, 2) });
    const daily = perDay({ target, per });
    return daily === null ? says : `${says} · ${t('goal.perDay', { n: formats.number(daily, 1) })}`;
  };
  return (
    <LineList
      label={t('goal.activities')}
      addLabel={t('goal.activitiesAdd')}
      lines={goal.activities}
      max={LIMITS.checklist}
      edits={lineEdits<ActivityGoal>(
        change,
        (text) => ({ text }),
        (id, text) => ({ id, text, target: null, per: null }),
      )}
      settings={(activity) => ({
        label: t('goal.activitySettings', { name: activity.text }),
        summary: summaryOf(activity),
        body: (
          <>
            <AmountFact
              label={t('goal.howMany')}
              unit=""
              min={0}
              value={activity.target}
              onChange={(target) => change((list) => [...withLine(list, activity.id, { target })])}
            />
            <Choice
              label={t('goal.howOften')}
              options={PERS.map((id) => ({ id, label: t(`goal.perName.${id}`) }))}
              value={activity.per}
              none={t('notSaid')}
              onChange={(per) => change((list) => [...withLine(list, activity.id, { per })])}
            />
          </>
        ),
      })}
    />
  );
}
