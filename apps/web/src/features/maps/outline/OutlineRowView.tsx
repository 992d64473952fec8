// One row: its name, what it is, where it stands and leads; opened, all its fields in place. On a phone two lines.
import { equal } from '@portolan/core';
import type { Lane } from '@portolan/core';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { ConnectChoice } from '../inspector/ConnectChoice.tsx';
import { useReadOnly } from '../inspector/editing.ts';
import { ElementFields } from '../inspector/ElementFields.tsx';
import { LIMITS } from '../inspector/limits.ts';
import { KindMark } from './KindMark.tsx';
import { CELL, ROW } from './grid-roles.ts';
import type { OutlineRow } from './outline-rows.ts';
import { RenameField } from './RenameField.tsx';
import { RowMenu } from './RowMenu.tsx';
import type { OutlineActions } from './use-outline.ts';

/** Name, kind, lane, phase, leads to, checklist, menu. */
export const OUTLINE_COLUMNS =
  'md:grid md:grid-cols-[minmax(12rem,3fr)_6.5rem_minmax(5rem,1fr)_minmax(5rem,1fr)_minmax(8rem,2fr)_4.5rem_2rem] md:items-center md:gap-x-3';

export interface OutlineRowViewProps {
  readonly row: OutlineRow;
  readonly lanes: readonly Lane[];
  readonly isActive: boolean;
  readonly isShut: boolean;
  readonly isOpen: boolean;
  readonly isRenaming: boolean;
  readonly isConnecting: boolean;
  readonly actions: OutlineActions;
  readonly onKey: (event: KeyboardEvent, row: OutlineRow) => void;
}

function useKindText(row: OutlineRow): string {
  const { t } = useTranslation('inspector');
  const { kind, flavour } = row;
  switch (kind) {
    case 'part':
      return t('outline.kind.part');
    case 'stage':
      return flavour === 'resting' || flavour === 'audience' ? t(`kind.${flavour}`) : t('element.stage');
    case 'decision':
      return t('element.decision');
    case 'answer':
      return flavour === 'notNow' || flavour === 'notThis' || flavour === 'notYou' || flavour === 'never'
        ? t(`no.${flavour}`)
        : t('outline.kind.answer');
    case 'outcome':
      return flavour === 'disqualified' || flavour === 'churned' || flavour === 'finished'
        ? t(`outcomeKind.${flavour}`)
        : t('outcomeKind.lost');
  }
}

function RowView(props: OutlineRowViewProps) {
  const { row, isActive, isOpen, isShut, actions } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const isReadOnly = useReadOnly();
  const kind = useKindText(row);
  const name = row.name === '' ? t('outline.unnamed') : row.name;
  const detailsId = `outline-${row.at.id}`;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it is a row, see grid-roles.ts */}
      <div
        {...ROW}
        data-row={row.key}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- rows of a tree take the focus
        tabIndex={isActive ? 0 : -1}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-selected={isActive}
        {...(row.children > 0 ? { 'aria-expanded': !isShut } : {})}
        onFocus={() => actions.stand(row.key)}
        onKeyDown={(event) => props.onKey(event, row)}
        className={`group/row focus-ring relative -outline-offset-2 min-h-row border-b border-line px-3 py-1 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2 ${OUTLINE_COLUMNS} ${isActive ? 'bg-sunken/60' : 'hover:bg-sunken/35'}`}
      >
        <div
          {...CELL}
          className={`flex min-w-0 items-center gap-1.5 max-md:grow max-md:basis-0 ${row.level === 2 ? 'ps-7' : ''}`}
        >
          {row.children > 0 ? (
            <Button
              excludeFromTabOrder
              aria-label={t(isShut ? 'outline.unfold' : 'outline.fold', { name })}
              onPress={() => actions.shut(row.key, !isShut)}
              className="focus-ring -ms-1 grid size-6 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink"
            >
              <Icon name={isShut ? 'forward' : 'down'} className="size-3.5" />
            </Button>
          ) : (
            <span className="-ms-1 size-6 shrink-0" />
          )}
          <KindMark row={row} />
          {props.isRenaming ? (
            <RenameField
              label={t(row.kind === 'answer' ? 'path.answer' : 'name')}
              name={row.name}
              rules={
                row.kind === 'answer'
                  ? { max: LIMITS.label, isTrimmed: true }
                  : { max: LIMITS.name, isRequired: true, isTrimmed: true }
              }
              onDone={(next, byKey) => actions.renamed(row, next, byKey)}
            />
          ) : (
            // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- F2 and the menu do the same
            <span
              onDoubleClick={isReadOnly ? undefined : () => actions.rename(row.key)}
              dir="auto"
              className={`min-w-0 wrap-anywhere ${row.level === 1 ? 'font-medium' : ''} ${row.name === '' ? 'text-muted italic' : ''}`}
            >
              {name}
            </span>
          )}
          {row.isStart && <Badge>{t('outline.start')}</Badge>}
          {row.isWon && <Badge tone="won">{t('milestone.won')}</Badge>}
        </div>
        <div
          className={`contents ${row.level === 2 ? 'max-md:ps-19' : 'max-md:ps-12'} max-md:order-last max-md:flex max-md:w-full max-md:flex-wrap max-md:items-center max-md:gap-x-1.5 max-md:text-sm`}
        >
          <div {...CELL} className="truncate text-sm text-muted">
            {kind}
          </div>
          <div {...CELL} className="truncate text-sm max-md:not-empty:before:content-['·_']">
            {row.lane !== null && <bdi>{row.lane}</bdi>}
          </div>
          <div {...CELL} className="truncate text-sm max-md:not-empty:before:content-['·_']">
            {row.phase !== null && <bdi>{row.phase}</bdi>}
          </div>
          <div {...CELL} className="flex min-w-0 flex-wrap gap-x-2 text-sm">
            {row.leads.map((lead) => (
              <Button
                key={`${lead.id} ${lead.label}`}
                excludeFromTabOrder={!isActive}
                aria-label={t('path.goTo', { name: lead.name })}
                onPress={() => actions.go(`nodes/${lead.id}`)}
                className="focus-ring flex min-w-0 items-center gap-1 rounded-sm text-start text-accent data-hovered:underline underline-offset-3 pointer-coarse:min-h-8"
              >
                <Icon name="forward" className="size-3 text-muted" />
                <bdi className="min-w-0 wrap-anywhere">{lead.name}</bdi>
              </Button>
            ))}
          </div>
          <div {...CELL} className="text-sm text-muted tabular-nums max-md:hidden">
            {row.checklist > 0 && (
              <span aria-label={t('count.items', { count: row.checklist, n: formats.number(row.checklist) })}>
                <Icon name="check" className="me-1 inline size-3.5 align-[-2px]" />
                {formats.number(row.checklist)}
              </span>
            )}
          </div>
        </div>
        <div {...CELL} className="flex shrink-0 items-center justify-end max-md:ms-auto">
          <Button
            excludeFromTabOrder={!isActive}
            aria-label={t(isOpen ? 'outline.hideFields' : 'outline.showFields', { name })}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onPress={() => actions.toggleFields(row.key)}
            className="focus-ring grid size-7 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink pointer-coarse:size-9"
          >
            <Icon name={isOpen ? 'up' : 'down'} />
          </Button>
          {!isReadOnly && (
            <span
              className={
                isActive
                  ? ''
                  : 'opacity-0 group-hover/row:opacity-100 has-aria-[expanded=true]:opacity-100 pointer-coarse:opacity-100'
              }
            >
              <RowMenu row={row} name={name} lanes={props.lanes} actions={actions} isActive={isActive} />
            </span>
          )}
        </div>
      </div>
      {(props.isConnecting || isOpen) && (
        <div {...ROW} aria-level={row.level + 1} className="border-b border-line">
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves the fields */}
          <div
            {...CELL}
            id={detailsId}
            aria-label={name}
            tabIndex={-1}
            className={`px-3 py-3 outline-none md:pe-8 ${row.level === 2 ? 'ps-6 md:ps-21' : 'ps-6 md:ps-13'}`}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.defaultPrevented) return;
              event.preventDefault();
              if (props.isConnecting) actions.connected(row.key);
              else actions.go(row.key);
            }}
          >
            {props.isConnecting && (
              <div className="max-w-90 pb-2">
                <ConnectChoice from={row.at.id} startsFocused onDone={() => actions.connected(row.key)} />
              </div>
            )}
            {isOpen && (
              <div className="max-w-160">
                <ElementFields at={row.at} />
              </div>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** A row is drawn again only when something on it changed, so that typing in one of 200 stays smooth. */
export const OutlineRowView = memo(
  RowView,
  (a, b) =>
    a.isActive === b.isActive &&
    a.isShut === b.isShut &&
    a.isOpen === b.isOpen &&
    a.isRenaming === b.isRenaming &&
    a.isConnecting === b.isConnecting &&
    a.actions === b.actions &&
    a.onKey === b.onKey &&
    a.lanes === b.lanes &&
    equal(a.row, b.row),
);
