// Which columns a table shows and in which order: ticked, and dragged by mouse, finger or keys.
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Popover } from '../Popover.tsx';
import { ordered, visible, withMoved, withShown, type ColumnLayout, type DataColumn } from './columns.ts';

export interface ColumnChooserProps<R> {
  readonly columns: readonly DataColumn<R>[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
}

export function ColumnChooser<R>(props: ColumnChooserProps<R>) {
  const { t } = useTranslation('ui');
  return (
    <Popover
      label={t('table.columns')}
      trigger={<Button icon="details">{t('table.columns')}</Button>}
      placement="bottom end"
    >
      <ColumnList {...props} />
    </Popover>
  );
}

function ColumnList<R>({ columns, layout, onLayout }: ColumnChooserProps<R>) {
  const { t } = useTranslation('ui');
  const items = ordered(columns, layout);
  const shown = new Set(visible(columns, layout).map(({ id }) => id));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const ids = items.map(({ id }) => id);
      const [moved] = [...keys].map(String);
      if (moved === undefined) return;
      const at = ids.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const before = ids.slice(at).find((id) => id !== moved) ?? null;
      onLayout(withMoved(columns, layout, moved, before));
    },
  });
  return (
    <div className="flex w-64 flex-col gap-2">
      <p className="text-sm text-muted">{t('table.columnsHint')}</p>
      <GridList
        aria-label={t('table.columns')}
        items={items.map((column) => ({ column, isShown: shown.has(column.id) }))}
        dragAndDropHooks={dragAndDropHooks}
        className="flex flex-col outline-none [&_.react-aria-DropIndicator]:h-0 [&_.react-aria-DropIndicator[data-drop-target]]:outline-1 [&_.react-aria-DropIndicator[data-drop-target]]:outline-accent"
      >
        {({ column, isShown }) => (
          <GridListItem
            id={column.id}
            textValue={column.header}
            className="focus-ring flex min-h-8 items-center gap-2 rounded-sm px-1 -outline-offset-2 data-dragging:opacity-40 data-hovered:bg-sunken"
          >
            <AriaButton
              slot="drag"
              aria-label={t('table.drag', { column: column.header })}
              className="focus-ring grid size-6 cursor-grab place-items-center rounded-sm text-muted"
            >
              <Icon name="grip" className="size-3.5" />
            </AriaButton>
            <bdi className="min-w-0 grow truncate">{column.header}</bdi>
            <AriaButton
              aria-label={t(isShown ? 'table.hideColumn' : 'table.showColumn', { column: column.header })}
              isDisabled={column.isFixed === true}
              onPress={() => onLayout(withShown(columns, layout, column.id, !isShown))}
              className={`focus-ring grid size-7 place-items-center rounded-sm data-disabled:opacity-30 data-hovered:bg-line ${isShown ? 'text-ink' : 'text-muted'}`}
            >
              <Icon name={isShown ? 'eye' : 'eyeOff'} />
            </AriaButton>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
