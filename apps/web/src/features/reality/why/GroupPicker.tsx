// Who belongs to a group: filters as chips, and the way to add one.
import type { Analysis, LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { filterParts, withoutPart, withPart } from '../../../lib/logs/reality-search.ts';
import { groupOf, groupText } from '../../../lib/logs/why-search.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { FilterChip, useFilterText } from '../FilterBar.tsx';
import { FilterEditor } from '../FilterEditor.tsx';

export interface GroupPickerProps {
  readonly label: string;
  /** How its line looks in the picture beside. */
  readonly mark: 'a' | 'b';
  /** What stands where it has no filter. */
  readonly everybody: string;
  readonly group: string | undefined;
  readonly origin: LogSummary['origin'];
  readonly analysis: Analysis;
  readonly onChange: (group: string | undefined) => void;
}

export function GroupPicker(props: GroupPickerProps) {
  const { origin, analysis } = props;
  const { t } = useTranslation('why');
  const text = useFilterText(origin);
  const search = groupOf(props.group);
  const parts = filterParts(search);
  return (
    <fieldset aria-label={props.label} className="flex min-w-0 flex-col gap-2">
      <h3 className="flex items-center gap-2 text-sm font-semibold">
        <GroupMark mark={props.mark} />
        {props.label}
      </h3>
      <div className="flex flex-wrap items-center gap-2">
        {parts.length === 0 && <span className="text-sm text-muted">{props.everybody}</span>}
        <ul className="contents">
          {parts.map((part) => (
            <FilterChip
              key={JSON.stringify(part)}
              text={text(part)}
              onRemove={() => props.onChange(groupText(withoutPart(search, part)))}
            />
          ))}
        </ul>
        <Popover
          label={t('compare.add', { group: props.label })}
          trigger={
            <Button icon="add" aria-label={t('compare.add', { group: props.label })}>
              {t('compare.narrow')}
            </Button>
          }
        >
          {(close) => (
            <FilterEditor
              origin={origin}
              analysis={analysis}
              search={search}
              onAdd={(part) => {
                close();
                props.onChange(groupText(withPart(search, part)));
              }}
            />
          )}
        </Popover>
      </div>
    </fieldset>
  );
}

/** The line of a group in pictures: whole for the first, dashed for the second. */
export function GroupMark({ mark }: { readonly mark: 'a' | 'b' }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 22 8" className="h-2 w-5.5 shrink-0">
      <path d="M1 4H21" {...GROUP_LINE[mark]} />
    </svg>
  );
}

export const GROUP_LINE = {
  a: { className: 'stroke-accent fill-none', strokeWidth: 2.25 },
  b: { className: 'stroke-nurture fill-none', strokeWidth: 2.25, strokeDasharray: '6 3.5' },
} as const;
