// One of two to four ways to look at the same thing; always exactly one is on.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from './option-list.tsx';

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { options, value, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys.has(id));
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={props.isDisabled ?? false}
      className="inline-flex h-control shrink-0 rounded-md border border-line bg-surface"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          isDisabled={option.isDisabled ?? false}
          className="focus-ring -m-px px-3 text-sm whitespace-nowrap first:rounded-s-md last:rounded-e-md data-disabled:opacity-45 data-focus-visible:z-1 data-hovered:not-data-selected:bg-sunken data-selected:bg-ink data-selected:text-on-ink"
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
