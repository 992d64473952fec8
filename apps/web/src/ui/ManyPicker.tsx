// Several of many (tags, people, options): those chosen as chips, others found by typing, new ones where that is allowed.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components';
import { FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING, type Option } from './option-list.tsx';
import { createNameOf, FoundList, isCreate } from './RecordPicker.tsx';
import { useOptions, type LoadOptions } from './use-options.ts';

export interface ManyPickerProps extends FieldTexts {
  readonly value: readonly Option[];
  readonly onChange: (value: readonly Option[]) => void;
  readonly options?: readonly Option[];
  readonly load?: LoadOptions;
  /** Makes a new one of what was typed. */
  readonly createOption?: (name: string) => Option;
  readonly hasAvatars?: boolean;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  /** Without a frame, inside of a sentence. */
  readonly isPlain?: boolean;
  readonly className?: string;
}

export function Chip(props: { readonly label: string; readonly onRemove?: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <span className="inline-flex max-w-full min-w-0 items-center rounded-sm border border-line bg-sunken/60 ps-1.5 text-sm leading-5">
      <bdi className={`min-w-0 truncate ${props.onRemove === undefined ? 'pe-1.5' : ''}`}>{props.label}</bdi>
      {props.onRemove !== undefined && (
        <Button
          slot={null}
          aria-label={t('picker.remove', { name: props.label })}
          onPress={props.onRemove}
          className="focus-ring grid size-5 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink pointer-coarse:size-8"
        >
          <Icon name="close" className="size-3" />
        </Button>
      )}
    </span>
  );
}

export function ManyPicker(props: ManyPickerProps) {
  const { value, onChange, label, hint, error, createOption, isPlain = false, className = '' } = props;
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const found = useOptions(text, { options: props.options, load: props.load }, isOpen);
  const options = found.options.filter(({ id }) => value.every((one) => one.id !== id));
  const createName = createNameOf(text, [...found.options, ...value], createOption !== undefined);
  const add = (option: Option): void => {
    setText('');
    if (value.every(({ id }) => id !== option.id)) onChange([...value, option]);
  };
  return (
    <AriaComboBox
      items={[...options, ...(createName === null ? [] : [{ id: '-create-', label: createName }])]}
      value={null}
      inputValue={text}
      onInputChange={setText}
      onOpenChange={setOpen}
      onChange={(key) => {
        if (isCreate(key)) {
          if (createName !== null && createOption !== undefined) add(createOption(createName));
          return;
        }
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) add(option);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      menuTrigger="focus"
      allowsEmptyCollection
      allowsCustomValue
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Group
        ref={box}
        className={`flex min-h-control w-full min-w-0 flex-wrap items-center gap-1 rounded-md border px-1.5 py-1 text-base outline-2 outline-transparent data-disabled:opacity-45 data-focus-within:outline-accent data-invalid:border-attention ${isPlain ? 'border-transparent data-focus-within:bg-surface data-hovered:border-line' : 'border-control bg-surface data-hovered:border-ink'}`}
      >
        {value.map((option) => (
          <Chip
            key={option.id}
            label={option.label}
            onRemove={() => {
              onChange(value.filter(({ id }) => id !== option.id));
              input.current?.focus();
            }}
          />
        ))}
        <Input
          ref={input}
          dir="auto"
          placeholder={value.length === 0 ? (props.placeholder ?? ' ') : ' '}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '' && value.length > 0) onChange(value.slice(0, -1));
            if (
              event.key === 'Enter' &&
              createName !== null &&
              options.length === 0 &&
              createOption !== undefined
            ) {
              event.preventDefault();
              add(createOption(createName));
            }
          }}
          className="h-5 w-12 grow bg-transparent px-1 text-base text-ink outline-none placeholder:text-muted placeholder-shown:[direction:inherit]"
        />
      </Group>
      <FieldFoot hint={hint} error={error} />
      <Popover triggerRef={box} className={`${FLOATING} w-(--trigger-width) min-w-56`} offset={4}>
        <FoundList
          options={options}
          createName={createName}
          hasAvatars={props.hasAvatars ?? false}
          isLoading={found.isLoading}
          isFailed={found.isFailed}
        />
      </Popover>
    </AriaComboBox>
  );
}
