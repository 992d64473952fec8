// A list that is put in order by dragging, with the mouse, by touch or by key, and by the menu of each row. Only the rows
// in sight are in the document when there are many.
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  GridList,
  GridListItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import { Icon } from '../../ui/Icon.tsx';
import { movedBefore } from './order.ts';

export interface SortableListProps<R extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly nameOf: (row: R) => string;
  /** Left out where the order cannot be changed now. */
  readonly onOrder?: ((ids: readonly string[]) => void) | undefined;
  readonly onOpen?: (row: R) => void;
  readonly children: (row: R) => ReactNode;
  /** Accessible name of the handle. */
  readonly dragLabel: (name: string) => string;
}

const MANY = 100;
const ROW_PIXELS = 52;

export function SortableList<R extends { readonly id: string }>(props: SortableListProps<R>) {
  const { rows, nameOf, onOrder, onOpen, dragLabel, children } = props;
  const ids = rows.map(({ id }) => id);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: onOrder === undefined,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const [moved] = [...keys].map(String);
      if (moved === undefined || onOrder === undefined) return;
      const at = ids.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const next = movedBefore(ids, moved, ids.slice(at).find((id) => id !== moved) ?? null);
      if (next.join() !== ids.join()) onOrder(next);
    },
  });
  const many = rows.length > MANY;
  const list = (
    <GridList
      aria-label={props.label}
      items={rows}
      dependencies={[onOrder === undefined]}
      dragAndDropHooks={dragAndDropHooks}
      {...(onOpen === undefined
        ? {}
        : {
            onAction: (key) => {
              const row = rows.find(({ id }) => id === key);
              if (row !== undefined) onOpen(row);
            },
          })}
      className={`border-t border-line outline-none [&_.react-aria-DropIndicator]:h-0 [&_.react-aria-DropIndicator[data-drop-target]]:outline-1 [&_.react-aria-DropIndicator[data-drop-target]]:outline-accent ${many ? 'h-[60dvh] overflow-auto' : 'flex flex-col'}`}
    >
      {(row) => (
        <GridListItem
          id={row.id}
          textValue={nameOf(row)}
          className={`focus-ring flex min-h-13 items-center gap-1.5 border-b border-line -outline-offset-2 data-dragging:opacity-40 ${onOpen === undefined ? '' : 'cursor-pointer data-hovered:bg-sunken/60'}`}
        >
          {onOrder !== undefined && (
            <AriaButton
              slot="drag"
              aria-label={dragLabel(nameOf(row))}
              className="focus-ring grid size-7 shrink-0 cursor-grab place-items-center rounded-sm text-muted data-hovered:text-ink"
            >
              <Icon name="grip" className="size-3.5" />
            </AriaButton>
          )}
          {children(row)}
        </GridListItem>
      )}
    </GridList>
  );
  if (!many) return list;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_PIXELS }}>
      {list}
    </Virtualizer>
  );
}
