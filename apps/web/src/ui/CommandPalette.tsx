// Type a few letters of what you want to do or see, Enter does it. Letters match in any script, accents aside.
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Command } from '../lib/commands.ts';
import { Icon } from './Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import { OPTION, OptionText } from './option-list.tsx';

export interface CommandPaletteProps {
  readonly commands: readonly Command[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Found elsewhere by what is typed: they fit already, and come first. */
  readonly found?: readonly Command[];
  readonly onType?: (text: string) => void;
}

export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation('ui');
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const { found = [], onType } = props;
  const fits = new Set<unknown>(found.map(({ id }) => id));
  const groups = Map.groupBy([...found, ...props.commands], ({ group }) => group);
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable
      className="fixed inset-0 z-20 flex items-start justify-center bg-veil px-4 pt-[14dvh]"
    >
      <Modal className="w-full max-w-140 overflow-hidden rounded-md border border-line bg-float shadow-float">
        <Dialog aria-label={t('palette.title')} className="flex max-h-[64dvh] flex-col outline-none">
          <Autocomplete
            {...(onType === undefined ? {} : { onInputChange: onType })}
            filter={(text, typed, node) =>
              fits.has(node.key) || typed.split(/\s+/u).every((word) => contains(text, word))
            }
          >
            <SearchField
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus in any case
              autoFocus
              aria-label={t('palette.search')}
              className="flex items-center gap-2.5 border-b border-line px-4"
            >
              <Icon name="search" className="text-muted" />
              <Input
                placeholder={t('palette.search')}
                dir="auto"
                className="h-12 min-w-0 grow bg-transparent text-base outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t('palette.title')}
              className="min-h-0 overflow-auto p-1.5 outline-none"
              renderEmptyState={() => (
                <p className="px-2 py-4 text-center text-sm text-muted">{t('palette.nothing')}</p>
              )}
            >
              {[...groups].map(([group, list]) => (
                <MenuSection key={group} id={group}>
                  <Header className="px-2 pt-2 pb-1 text-xs text-muted">{group}</Header>
                  {list.map((command) => (
                    <MenuItem
                      key={command.id}
                      id={command.id}
                      textValue={`${command.label} ${command.hint ?? ''}`}
                      onAction={() => {
                        props.onClose();
                        command.run();
                      }}
                      className={OPTION}
                    >
                      <OptionText label={command.label} />
                      {command.hint !== undefined && command.hint !== '' && (
                        <Text slot="description" className="min-w-0 truncate text-xs text-muted">
                          <bdi>{command.hint}</bdi>
                        </Text>
                      )}
                      {command.keys !== undefined && (
                        <span className="ms-auto ps-4">
                          <KeyCaps keys={command.keys} />
                        </span>
                      )}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
