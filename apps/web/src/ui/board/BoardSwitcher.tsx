// On a phone: the columns as a row of names above the one that is shown; a carried card can be put on a name.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { Place } from './board-model.ts';

export interface BoardSwitcherProps {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly total: number }[];
  readonly current: number;
  readonly verdicts: ReadonlyMap<string, Place> | null;
  readonly target: string | null;
  readonly onChoose: (index: number) => void;
}

function lookOf(place: Place | undefined, isTarget: boolean, isCurrent: boolean): string {
  if (place === 'refused') return 'border-line opacity-40';
  if (place === 'override') {
    return `border-dashed border-attention text-attention-ink ${isTarget ? 'bg-attention-wash' : ''}`;
  }
  if (isTarget) return 'border-accent bg-ramp-1';
  return isCurrent ? 'border-ink bg-ink text-on-ink' : 'border-line bg-surface text-ink';
}

export function BoardSwitcher(props: BoardSwitcherProps) {
  const { columns, current, verdicts, target } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.children[current]?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <nav aria-label={t('board.columns')} className="shrink-0 border-b border-line md:hidden">
      <div ref={row} className="flex gap-1.5 overflow-x-auto px-3 py-2 [scrollbar-width:none]">
        {columns.map((column, index) => (
          <span
            key={column.id}
            {...(verdicts?.get(column.id) === 'refused' ? {} : { 'data-drop': column.id })}
            className="shrink-0"
          >
            <Button
              aria-current={index === current}
              onPress={() => props.onChoose(index)}
              className={`focus-ring flex h-9 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap ${lookOf(verdicts?.get(column.id), target === column.id, index === current)}`}
            >
              <bdi>{column.title}</bdi>
              <span className="text-xs tabular-nums opacity-70">{formats.compact(column.total)}</span>
            </Button>
          </span>
        ))}
      </div>
    </nav>
  );
}
