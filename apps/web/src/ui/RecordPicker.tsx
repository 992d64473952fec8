// One record (a company, a person, a deal) found by typing, with "create" where nothing fits.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { isolate } from '../lib/locale/isolate.ts';
import { Avatar } from './Avatar.tsx';
import {
  BARE_INPUT,
  FIELD,
  FieldFoot,
  FieldLabel,
  INPUT_BOX,
  NO_PLACEHOLDER,
  type FieldTexts,
} from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING, OPTION, OptionText, type Option } from './option-list.tsx';
import { Spinner } from './Spinner.tsx';
import { useOptions, type LoadOptions } from './use-options.ts';

export interface RecordPickerProps extends FieldTexts {
  readonly value: Option | null;
  readonly onChange: (option: Option | null) => void;
  /** Records at hand; else `load` searches. */
  readonly options?: readonly Option[];
  /** Keep it stable: a new one searches anew. */
  readonly load?: LoadOptions;
  /** Offers to make a new one with the typed name. */
  readonly onCreate?: (name: string) => void;
  readonly hasAvatars?: boolean;
  /** Can be emptied. */
  readonly isOptional?: boolean;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  readonly startsFocused?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

const CREATE = '-create-';

/** The list under a field that searches: options, "create …", and what there is to say when there are none. */
export function FoundList(props: {
  readonly options: readonly Option[];
  readonly createName: string | null;
  readonly hasAvatars: boolean;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
}): ReactNode {
  const { t } = useTranslation('ui');
  const items = [
    ...props.options.map((option) => ({ ...option, isNew: false })),
    ...(props.createName === null
      ? []
      : [{ id: CREATE, label: t('picker.create', { name: isolate(props.createName) }), isNew: true }]),
  ];
  return (
    <ListBox
      items={items}
      className="max-h-80 overflow-auto p-1 outline-none"
      renderEmptyState={() => (
        <p className="px-2 py-1.5 text-sm text-muted">
          {props.isLoading ? t('picker.searching') : t(props.isFailed ? 'picker.failed' : 'comboBox.nothing')}
        </p>
      )}
    >
      {(item: Option & { readonly isNew: boolean }) => (
        <ListBoxItem
          id={item.id}
          textValue={item.label}
          isDisabled={item.isDisabled ?? false}
          className={`${OPTION} ${item.isNew ? 'text-accent' : ''}`}
        >
          {({ isSelected }) => (
            <>
              {item.isNew && <Icon name="add" />}
              {!item.isNew && props.hasAvatars && <Avatar name={item.label} />}
              <OptionText label={item.label} hint={item.hint} />
              {isSelected && <Icon name="check" className="ms-auto" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

export const isCreate = (key: unknown): boolean => key === CREATE;

/** Offered unless a record of that very name is there. */
export function createNameOf(text: string, options: readonly Option[], canCreate: boolean): string | null {
  const name = text.trim();
  const isThere = options.some(({ label }) => label.trim().toLowerCase() === name.toLowerCase());
  return canCreate && name !== '' && !isThere ? name : null;
}

export function RecordPicker(props: RecordPickerProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, label, hint, error, hasAvatars = false, className = '' } = props;
  const [text, setText] = useState(value?.label ?? '');
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(value);
  if (shown?.id !== value?.id || shown?.label !== value?.label) {
    setShown(value);
    setText(value?.label ?? '');
  }
  // What stands in the field when it opens is the choice, not a search.
  const query = text === (value?.label ?? '') ? '' : text;
  const found = useOptions(query, { options: props.options, load: props.load }, isOpen);
  const isThere = value === null || found.options.some(({ id }) => id === value.id);
  const options = isThere || query !== '' ? found.options : [value, ...found.options];
  const createName = createNameOf(query, options, props.onCreate !== undefined);
  return (
    <AriaComboBox
      items={[...options, ...(createName === null ? [] : [{ id: CREATE, label: createName }])]}
      value={value?.id ?? null}
      inputValue={text}
      onInputChange={setText}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) setText(value?.label ?? '');
      }}
      onChange={(key) => {
        if (isCreate(key)) {
          if (createName !== null) props.onCreate?.(createName);
          return;
        }
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) {
          setText(option.label);
          onChange(option);
        } else if (key === null && text === '' && props.isOptional === true) onChange(null);
      }}
      onBlur={() => {
        if (text.trim() === '' && props.isOptional === true && value !== null) onChange(null);
        else setText(value?.label ?? '');
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
      autoFocus={props.startsFocused ?? false}
      menuTrigger="focus"
      allowsEmptyCollection
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Group className={INPUT_BOX}>
        {hasAvatars && value !== null && query === '' && (
          <span className="-me-1 ps-1.5">
            <Avatar name={value.label} size="small" />
          </span>
        )}
        <Input className={BARE_INPUT} placeholder={props.placeholder ?? NO_PLACEHOLDER} dir="auto" />
        {found.isLoading && query !== '' && <Spinner />}
        {props.isOptional === true && value !== null && (
          <Button
            slot={null}
            aria-label={t('picker.clear')}
            onPress={() => onChange(null)}
            className="focus-ring grid size-6 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink"
          >
            <Icon name="close" className="size-3" />
          </Button>
        )}
        <Button className="grid h-full w-8 shrink-0 place-items-center text-muted data-hovered:text-ink">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
      <Popover className={`${FLOATING} w-(--trigger-width) min-w-56`} offset={4}>
        <FoundList
          options={options}
          createName={createName}
          hasAvatars={hasAvatars}
          isLoading={found.isLoading}
          isFailed={found.isFailed}
        />
      </Popover>
    </AriaComboBox>
  );
}
