// Buttons, links, menus and everything that opens.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../lib/commands.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { Button } from '../../ui/Button.tsx';
import { CommandPalette } from '../../ui/CommandPalette.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { KeyCaps } from '../../ui/KeyCaps.tsx';
import { KeysDialog } from '../../ui/KeysDialog.tsx';
import { Link, LinkButton } from '../../ui/Link.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { showFailure, showToast, showUndo } from '../../ui/toasts.ts';
import { WithTooltip } from '../../ui/Tooltip.tsx';
import { Specimen } from './Specimen.tsx';

function nothing() {}

export function ActionSpecimens() {
  const { t } = useTranslation('gallery');
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'palette' | 'keys' | null>(null);
  const shut = () => setOpen(null);
  const commands: readonly Command[] = [
    { id: 'a', label: t('action'), group: t('actions'), keys: 'mod+enter', run: nothing },
    { id: 'b', label: t('open'), hint: t('stage'), group: t('actions'), keys: 'g r', run: nothing },
  ];
  return (
    <>
      <Specimen name="Button">
        {(['primary', 'secondary', 'quiet', 'danger'] as const).map((variant) => (
          <Button key={variant} variant={variant}>
            {variant === 'danger' ? t('delete') : t('action')}
          </Button>
        ))}
        <Button icon="download">{t('action')}</Button>
        <Button isPending>{t('pending')}</Button>
        <Button variant="primary" isPending>
          {t('pending')}
        </Button>
        <Button isDisabled>{t('disabled')}</Button>
        <Button variant="primary" isDisabled>
          {t('disabled')}
        </Button>
      </Specimen>
      <Specimen name="IconButton · WithTooltip">
        <IconButton icon="copy" label={t('action')} />
        <IconButton icon="remove" label={t('delete')} />
        <IconButton icon="fullScreen" label={t('open')} isDisabled />
        <WithTooltip text={t('hint')}>
          <Button variant="quiet">{t('stage')}</Button>
        </WithTooltip>
      </Specimen>
      <Specimen name="Link · LinkButton · Breadcrumb">
        <Link href="/gallery">{t('stage')}</Link>
        <Link href="/gallery" tone="accent">
          {t('stage')}
        </Link>
        <Link href="/gallery" tone="attention">
          {t('stage')}
        </Link>
        <LinkButton href="/gallery" icon="forward">
          {t('open')}
        </LinkButton>
        <Breadcrumb steps={[{ label: t('stages'), href: '/gallery' }]} current={t('stage')} />
      </Specimen>
      <Specimen name="Menu · Popover · Dialog · ConfirmDialog · CommandPalette · KeysDialog">
        <Menu
          label={t('actions')}
          trigger={<Button>{t('actions')}</Button>}
          groups={[
            {
              id: 'one',
              title: t('stages'),
              actions: [
                { id: 'open', label: t('open'), icon: 'file', keys: '↵', run: nothing },
                { id: 'on', label: t('map'), isOn: true, run: nothing },
                { id: 'off', label: t('list'), isOn: false, run: nothing },
                { id: 'never', label: t('disabled'), isDisabled: true, run: nothing },
              ],
            },
            {
              id: 'two',
              actions: [{ id: 'del', label: t('delete'), icon: 'remove', isDanger: true, run: nothing }],
            },
          ]}
        />
        <Popover label={t('stage')} trigger={<Button>{t('stage')}</Button>}>
          {t('hint')}
        </Popover>
        <Button onPress={() => setOpen('dialog')}>{t('open')}</Button>
        <Button onPress={() => setOpen('confirm')} variant="danger">
          {t('delete')}
        </Button>
        <Button onPress={() => setOpen('palette')} icon="search">
          {t('actions')}
        </Button>
        <Button onPress={() => setOpen('keys')}>
          <KeyCaps keys="?" />
        </Button>
        <Dialog
          title={t('stage')}
          isOpen={open === 'dialog'}
          onClose={shut}
          actions={<Button onPress={shut}>{t('open')}</Button>}
        >
          <p>{t('emptyText')}</p>
        </Dialog>
        <ConfirmDialog
          title={t('delete')}
          action={t('delete')}
          isOpen={open === 'confirm'}
          onConfirm={shut}
          onClose={shut}
        >
          {t('confirmText')}
        </ConfirmDialog>
        <CommandPalette commands={commands} isOpen={open === 'palette'} onClose={shut} />
        <KeysDialog commands={commands} isOpen={open === 'keys'} onClose={shut} />
      </Specimen>
      <Specimen name="Toast">
        <Button onPress={() => showToast(t('saved'))}>{t('toast')}</Button>
        <Button onPress={() => showUndo(t('saved'), nothing)}>{t('toastUndo')}</Button>
        <Button onPress={() => showFailure(t('failure'))}>{t('toastFailure')}</Button>
      </Specimen>
      <Specimen name="KeyCaps · CopyField">
        <KeyCaps keys="mod+k" />
        <KeyCaps keys="g r" />
        <div className="w-full">
          <CopyField label={t('label')} value="https://portolan.example/join#3fQ…" />
        </div>
      </Specimen>
    </>
  );
}
