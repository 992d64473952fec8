// Writing a name where it stands: Enter keeps it, Tab keeps it and goes on with another stage, Escape leaves it as it was.
import { useState, type KeyboardEvent } from 'react';

export interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isMultiline?: boolean;
  readonly className?: string;
  readonly onDone: (name: string, then?: 'next') => void;
  readonly onCancel: () => void;
}

export function NameField(props: NameFieldProps) {
  const { label, onDone, onCancel } = props;
  const [text, setText] = useState(props.value);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onDone(text);
    } else if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      onDone(text, 'next');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <textarea
      // Opened by an explicit act, so the focus belongs here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={label}
      dir="auto"
      rows={props.isMultiline === false ? 1 : 2}
      maxLength={200}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value.replaceAll('\n', ' '))}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(text)}
      className={`nodrag nopan nowheel focus-ring resize-none rounded-sm border border-accent bg-float px-1 py-0.5 text-center text-sm font-semibold text-ink ${props.className ?? ''}`}
    />
  );
}
