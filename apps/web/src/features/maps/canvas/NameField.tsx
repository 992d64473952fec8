// Writing a name where it stands: Enter keeps it, Tab keeps it and goes on with another stage, Escape leaves it as it was.
import { useRef, useState, type KeyboardEvent } from 'react';

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
  const isOver = useRef(false);
  const end = (how: () => void): void => {
    if (isOver.current) return;
    isOver.current = true;
    how();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const next = event.key === 'Tab' && !event.shiftKey;
    if (event.key !== 'Enter' && event.key !== 'Escape' && !next) return;
    event.preventDefault();
    if (event.key === 'Escape') end(onCancel);
    else end(() => onDone(text, next ? 'next' : undefined));
    // The field goes, and the keys of the canvas go on working.
    event.currentTarget.closest<HTMLElement>('.map-canvas')?.focus({ preventScroll: true });
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
      onBlur={() => end(() => onDone(text))}
      className={`nodrag nopan nowheel focus-ring resize-none rounded-sm border border-accent bg-float px-1 py-0.5 text-center text-sm font-semibold text-ink ${props.className ?? ''}`}
    />
  );
}
