// How long a stage takes: the expected days, the wait before following up, and when to give up.
import type { Stage } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useReadOnly, type Fields } from './editing.ts';
import { Amount, AmountFact, Fact } from './facts.tsx';

const MOST_DAYS = 3650;
const MOST_TOUCHES = 1000;

export function TimeFields(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const isReadOnly = useReadOnly();
  const touches = stage.giveUp?.touches ?? null;
  const days = stage.giveUp?.days ?? null;
  const daysText = (n: number): string => t('count.days', { count: n, n: formats.number(n, 1) });
  const giveUp = (part: { readonly touches?: number | null; readonly days?: number | null }): void => {
    const next = { touches, days, ...part };
    fields.set('giveUp', next.touches === null && next.days === null ? null : next);
  };
  if (isReadOnly) {
    const limits = [
      ...(touches === null ? [] : [t('count.touches', { count: touches, n: formats.number(touches) })]),
      ...(days === null ? [] : [daysText(days)]),
    ];
    const facts = [
      ...(stage.expectedDays === null ? [] : [daysText(stage.expectedDays)]),
      ...(stage.followUpDays === null
        ? []
        : [t('time.followUpSays', { days: daysText(stage.followUpDays) })]),
      ...(limits.length === 0 ? [] : [t('time.giveUpSays', { limit: limits.join(t('time.or')) })]),
    ];
    return <p>{facts.join(' · ')}</p>;
  }
  return (
    <>
      <AmountFact
        label={t('time.expected')}
        unit={t('time.days')}
        value={stage.expectedDays}
        min={0}
        max={MOST_DAYS}
        onChange={(value) => fields.set('expectedDays', value)}
      />
      <AmountFact
        label={t('time.followUp')}
        unit={t('time.days')}
        value={stage.followUpDays}
        min={0}
        max={MOST_DAYS}
        onChange={(value) => fields.set('followUpDays', value)}
      />
      <Fact label={t('time.giveUp')} help="giveUp">
        <Amount
          label={t('time.giveUpTouches')}
          value={touches}
          min={1}
          max={MOST_TOUCHES}
          isWhole
          onChange={(value) => giveUp({ touches: value })}
        />
        <span className="text-sm text-muted">{t('time.touches')}</span>
        <span className="flex items-center gap-1.5 py-0.5">
          <Amount
            label={t('time.giveUpDays')}
            value={days}
            min={0}
            max={MOST_DAYS}
            onChange={(value) => giveUp({ days: value })}
          />
          <span className="text-sm text-muted">{t('time.orDays')}</span>
        </span>
      </Fact>
    </>
  );
}
