// The list that Select, ComboBox, Menu and CommandPalette open: one look for every option.
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export const FLOATING =
  'rounded-md border border-line bg-float text-ink shadow-float outline-none transition-opacity data-entering:opacity-0 data-exiting:opacity-0';
export const OPTION =
  'group flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-base outline-none select-none ' +
  'data-focused:bg-sunken data-disabled:opacity-45 forced-colors:data-focused:bg-[Highlight] no-underline text-ink';

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
}

export function OptionText(props: { readonly label: string; readonly hint?: string | undefined }): ReactNode {
  return (
    <span className="flex min-w-0 flex-col">
      <Text slot="label" className="truncate">
        <bdi>{props.label}</bdi>
      </Text>
      {props.hint !== undefined && (
        <Text slot="description" className="truncate text-xs text-muted">
          {props.hint}
        </Text>
      )}
    </span>
  );
}

/** Options inside a Select or ComboBox. */
export function OptionList<Id extends string>(props: {
  readonly items: readonly Option<Id>[];
  readonly empty?: ReactNode;
}) {
  return (
    <ListBox
      items={props.items}
      className="max-h-80 overflow-auto p-1 outline-none"
      renderEmptyState={() => props.empty}
    >
      {(item: Option<Id>) => (
        <ListBoxItem
          id={item.id}
          textValue={item.label}
          isDisabled={item.isDisabled ?? false}
          className={OPTION}
        >
          {({ isSelected }) => (
            <>
              <OptionText label={item.label} hint={item.hint} />
              <Icon name="check" className={`ms-auto ${isSelected ? '' : 'invisible'}`} />
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
