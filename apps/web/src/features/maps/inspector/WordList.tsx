// Short words in a row (tools, reasons, other names): written one after the other, taken away one by one.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Group, Input, TextField } from 'react-aria-components';
import { Icon } from '../../../ui/Icon.tsx';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useReadOnly } from './editing.ts';
import { addedWords } from './lists.ts';

export const CHIP =
  'inline-flex max-w-full min-w-0 items-center gap-0.5 rounded-sm border border-line bg-surface ps-2 text-sm';

export interface WordListProps {
  readonly label: string;
  readonly addLabel: string;
  readonly words: readonly string[];
  readonly max: number;
  readonly onChange: (how: (words: readonly string[]) => readonly string[]) => boolean;
}

export function Chip(props: {
  readonly text: string;
  readonly onRemove: () => void;
  readonly onOpen?: () => void;
}) {
  const { t } = useTranslation('inspector');
  const text = (
    <bdi className="min-w-0 py-0.5 text-start wrap-anywhere" dir="auto">
      {props.text}
    </bdi>
  );
  return (
    <span className={CHIP}>
      {props.onOpen === undefined ? (
        text
      ) : (
        <Button
          onPress={props.onOpen}
          className="focus-ring min-w-0 rounded-sm data-hovered:underline underline-offset-3"
        >
          {text}
        </Button>
      )}
      <Button
        aria-label={t('removeOne', { name: props.text })}
        onPress={props.onRemove}
        className="focus-ring grid size-6 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink pointer-coarse:size-9"
      >
        <Icon name="close" className="size-3" />
      </Button>
    </span>
  );
}

export function WordList(props: WordListProps) {
  const { label, words, max, onChange } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  if (useReadOnly()) {
    return words.length === 0 ? null : <p className="wrap-anywhere">{formats.list(words)}</p>;
  }
  const isLong = text.trim().length > max;
  const add = (): void => {
    if (text.trim() === '' || isLong) return;
    if (onChange((list) => addedWords(list, text))) setText('');
  };
  return (
    <Group className="flex min-w-0 flex-wrap items-center gap-1" aria-label={label}>
      {words.map((word) => (
        <Chip
          key={word}
          text={word}
          onRemove={() => {
            onChange((list) => list.filter((one) => one !== word));
            input.current?.focus();
          }}
        />
      ))}
      <TextField
        aria-label={props.addLabel}
        value={text}
        onChange={setText}
        onBlur={add}
        isInvalid={isLong}
        className="min-w-28 grow"
      >
        <Input
          ref={input}
          dir="auto"
          placeholder={props.addLabel}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && text === '') {
              onChange((list) => list.slice(0, -1));
            }
          }}
          className="focus-ring h-7 w-full min-w-0 rounded-sm border border-transparent bg-transparent px-1 text-sm text-ink placeholder:text-muted placeholder-shown:[direction:inherit] data-focused:bg-surface data-hovered:border-line data-invalid:border-attention pointer-coarse:h-10"
        />
      </TextField>
      {isLong && (
        <p role="alert" className="w-full text-xs text-attention-ink">
          {t('fault.long', { most: formats.number(max), now: formats.number(text.trim().length) })}
        </p>
      )}
    </Group>
  );
}
