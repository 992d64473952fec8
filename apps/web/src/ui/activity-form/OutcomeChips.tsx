// How an activity came out, by one tap; another tap takes it back.
import { OUTCOMES, type ActivityKind, type ActivityOutcome } from '@portolan/core';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

export interface OutcomeChipsProps {
  readonly kind: ActivityKind;
  readonly value: ActivityOutcome | null;
  readonly onChange: (outcome: ActivityOutcome | null) => void;
}

export function OutcomeChips(props: OutcomeChipsProps) {
  const { t } = useTranslation('activities');
  const outcomes: readonly ActivityOutcome[] = OUTCOMES[props.kind];
  if (outcomes.length === 0) return null;
  return (
    <ToggleButtonGroup
      aria-label={t('form.outcome')}
      selectionMode="single"
      selectedKeys={props.value === null ? [] : [props.value]}
      onSelectionChange={(keys) => props.onChange(outcomes.find((one) => keys.has(one)) ?? null)}
      className="flex flex-wrap gap-1"
    >
      {outcomes.map((outcome) => (
        <ToggleButton
          key={outcome}
          id={outcome}
          className="focus-ring h-7 rounded-full border border-line bg-surface px-3 text-sm pointer-coarse:h-10 data-hovered:border-control data-selected:border-ink data-selected:bg-ink data-selected:text-on-ink"
        >
          {t(`outcome.${outcome}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
