// The box that chooses a deal for a decision about many, as large as a finger and reached by the keyboard.
import { Checkbox, type CheckboxRenderProps } from 'react-aria-components';
import { Icon } from '../../ui/Icon.tsx';

export interface RowBoxProps {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly onToggle: () => void;
}

export function RowBox(props: RowBoxProps) {
  return (
    <Checkbox
      aria-label={props.label}
      isSelected={props.state === 'all'}
      isIndeterminate={props.state === 'some'}
      onChange={props.onToggle}
      className="group grid size-6 shrink-0 place-items-center pointer-coarse:size-10"
    >
      {({ isSelected, isIndeterminate }: CheckboxRenderProps) => (
        <span className="grid size-4 place-items-center rounded-sm border border-control bg-surface text-on-accent outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-selected:border-accent group-data-selected:bg-accent">
          {(isSelected || isIndeterminate) && (
            <Icon name={isIndeterminate ? 'dash' : 'check'} className="size-3" />
          )}
        </span>
      )}
    </Checkbox>
  );
}
