// What moved a deal on, or stopped it: one tap.
import { MOVERS, type Cause } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface CauseChipsProps {
  readonly label: string;
  readonly value: Cause['what'] | null;
  readonly onChange: (what: Cause['what'] | null) => void;
}

export function CauseChips(props: CauseChipsProps) {
  const { t } = useTranslation('deals');
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="single"
      selectedKeys={props.value === null ? [] : [props.value]}
      onSelectionChange={(keys) => props.onChange(MOVERS.find((one) => keys.has(one)) ?? null)}
      className="flex flex-wrap gap-1.5"
    >
      {MOVERS.map((mover) => (
        <ToggleButton
          key={mover}
          id={mover}
          className="focus-ring h-7 rounded-full border border-line bg-surface px-2.5 text-sm text-ink data-hovered:border-control data-selected:border-accent data-selected:bg-ramp-1 pointer-coarse:h-9"
        >
          {t(`mover.${mover}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
