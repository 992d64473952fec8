/* oxlint-disable jsx-a11y/prefer-tag-over-role -- hundreds of them; an input would need a name, a label and a state of its own */
// The box that chooses a row. Lighter than the field of that name: a table shows hundreds of them while it scrolls.
import type { MouseEvent } from 'react';
import { Icon } from '../Icon.tsx';

export function CheckBox(props: {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly onToggle: (event: MouseEvent) => void;
}) {
  const { state } = props;
  return (
    <button
      type="button"
      role="checkbox"
      aria-label={props.label}
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        props.onToggle(event);
      }}
      className="grid size-full place-items-center"
    >
      <span
        className={`grid size-4 place-items-center rounded-sm border text-on-accent ${state === 'none' ? 'border-control bg-surface' : 'border-accent bg-accent'}`}
      >
        {state !== 'none' && <Icon name={state === 'some' ? 'dash' : 'check'} className="size-3" />}
      </span>
    </button>
  );
}
