// Which kind of activity it is: six small buttons, each with its drawing.
import type { ActivityKind } from '@portolan/core';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon.tsx';
import { KIND_ICONS } from './kind-icons.ts';

const KINDS: readonly ActivityKind[] = ['task', 'call', 'meeting', 'email', 'message', 'note'];

export function KindChoice(props: {
  readonly value: ActivityKind;
  readonly onChange: (kind: ActivityKind) => void;
}) {
  const { t } = useTranslation('activities');
  return (
    <ToggleButtonGroup
      aria-label={t('form.kind')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const kind = KINDS.find((one) => keys.has(one));
        if (kind !== undefined) props.onChange(kind);
      }}
      className="flex flex-wrap gap-1"
    >
      {KINDS.map((kind) => (
        <ToggleButton
          key={kind}
          id={kind}
          className="focus-ring inline-flex h-control items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-sm data-hovered:border-control data-selected:border-ink data-selected:bg-ink data-selected:text-on-ink"
        >
          <Icon name={KIND_ICONS[kind]} className="size-3.5" />
          {t(`kind.${kind}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
