// Some of the known ones (lanes that have a say, milestones, pieces of content): chips, and a menu with the rest.
import { useTranslation } from 'react-i18next';
import { Button, Group } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { useReadOnly } from './editing.ts';
import { Chip } from './WordList.tsx';

export interface ChipChoiceProps<Id extends string> {
  readonly label: string;
  readonly addLabel: string;
  readonly options: readonly Option<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (how: (chosen: readonly Id[]) => readonly Id[]) => void;
  readonly onOpen?: (id: Id) => void;
}

export function ChipChoice<Id extends string>(props: ChipChoiceProps<Id>) {
  const { label, options, chosen, onChange, onOpen } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const isReadOnly = useReadOnly();
  const taken = options.filter(({ id }) => chosen.includes(id));
  const left = options.filter(({ id }) => !chosen.includes(id));
  if (isReadOnly) {
    return taken.length === 0 ? null : (
      <p className="wrap-anywhere">{formats.list(taken.map((one) => one.label))}</p>
    );
  }
  return (
    <Group className="flex min-w-0 flex-wrap items-center gap-1" aria-label={label}>
      {taken.map((option) => (
        <Chip
          key={option.id}
          text={option.label}
          onRemove={() => onChange((list) => list.filter((id) => id !== option.id))}
          {...(onOpen === undefined ? {} : { onOpen: () => onOpen(option.id) })}
        />
      ))}
      {left.length > 0 && (
        <Menu
          label={label}
          trigger={
            <Button
              aria-label={t('addTo', { list: label })}
              className="focus-ring -ms-1 flex min-h-7 items-center gap-1.5 rounded-sm px-1 text-sm text-muted data-hovered:text-ink pointer-coarse:min-h-10"
            >
              <Icon name="add" className="size-3.5" />
              {taken.length === 0 ? props.addLabel : ''}
            </Button>
          }
          groups={[
            {
              id: 'rest',
              actions: left.map((option) => ({
                id: option.id,
                label: option.label,
                run: () => onChange((list) => [...list, option.id]),
              })),
            },
          ]}
        />
      )}
    </Group>
  );
}
