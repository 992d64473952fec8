// The options of a choice, in the order in which they are offered. One that records may hold is archived, not removed.
import { useTranslation } from 'react-i18next';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { isolate } from '../../lib/locale/isolate.ts';
import { INPUT } from '../../ui/field-parts.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { movedBy } from './order.ts';

export interface OptionDraft {
  /** On this screen. */
  readonly key: string;
  /** Undefined for a new one. */
  readonly id?: string;
  readonly label: string;
  readonly archived: boolean;
}

export interface OptionsEditorProps {
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
  readonly problem: string | undefined;
}

const MOST = 200;

export function OptionsEditor({ options, onChange, problem }: OptionsEditorProps) {
  const { t } = useTranslation('fields');
  const change = (key: string, to: Partial<OptionDraft>): void =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...to } : option)));
  const move = (key: string, places: number): void => {
    const keys = movedBy(
      options.map((option) => option.key),
      key,
      places,
    );
    onChange(keys.flatMap((one) => options.find((option) => option.key === one) ?? []));
  };
  const add = (): void =>
    onChange([...options, { key: `new ${options.length} ${Date.now()}`, label: '', archived: false }]);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1 text-sm">{t('options')}</legend>
      <ol className="flex flex-col gap-1">
        {options.map((option, index) => {
          const name = isolate(option.label);
          return (
            <li key={option.key} className="flex items-center gap-0.5">
              <AriaTextField
                aria-label={t('optionLabel', { n: String(index + 1) })}
                value={option.label}
                onChange={(label) => change(option.key, { label })}
                maxLength={100}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for
                autoFocus={option.id === undefined && option.label === ''}
                className="min-w-0 grow"
              >
                <Input
                  dir="auto"
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                    event.preventDefault();
                    if (option.label.trim() !== '' && options.length < MOST) add();
                  }}
                  className={`${INPUT} ${option.archived ? 'text-muted line-through' : ''}`}
                />
              </AriaTextField>
              <IconButton
                icon="up"
                label={t('optionUp', { name })}
                isDisabled={index === 0}
                onPress={() => move(option.key, -1)}
                className="w-7!"
              />
              <IconButton
                icon="down"
                label={t('optionDown', { name })}
                isDisabled={index === options.length - 1}
                onPress={() => move(option.key, 1)}
                className="w-7!"
              />
              {option.id === undefined ? (
                <IconButton
                  icon="close"
                  label={t('optionRemove', { name })}
                  onPress={() => onChange(options.filter(({ key }) => key !== option.key))}
                  className="w-7!"
                />
              ) : (
                <IconButton
                  icon={option.archived ? 'undo' : 'remove'}
                  label={t(option.archived ? 'optionRestore' : 'optionArchive', { name })}
                  onPress={() => change(option.key, { archived: !option.archived })}
                  className="w-7!"
                />
              )}
            </li>
          );
        })}
      </ol>
      {options.length < MOST && (
        <Button icon="add" variant="quiet" onPress={add} className="self-start">
          {t('optionAdd')}
        </Button>
      )}
      {options.some(({ id }) => id !== undefined) && <p className="text-xs text-muted">{t('optionsStay')}</p>}
      {problem !== undefined && (
        <p role="alert" className="text-xs text-attention-ink">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
