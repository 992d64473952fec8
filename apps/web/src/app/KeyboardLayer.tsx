// Listens to the keyboard for every registered command, and holds the palette, the keys dialog and Ctrl/Cmd-Z.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf, commands, matchKey, useCommands, type Command } from '../lib/commands.ts';
import { useMay } from '../lib/session.ts';
import { useStore } from '../lib/store.ts';
import { undoOne } from '../lib/undo.ts';
import type { CommandPaletteProps } from '../ui/CommandPalette.tsx';
import type { KeysDialogProps } from '../ui/KeysDialog.tsx';
import { late } from '../ui/late.tsx';
import { showToast } from '../ui/toasts.ts';
import { useFoundRecords } from './use-found-records.ts';

const isOpen = (props: { readonly isOpen: boolean }) => props.isOpen;
const CommandPalette = late<CommandPaletteProps>(
  async () => ({ default: (await import('../ui/CommandPalette.tsx')).CommandPalette }),
  isOpen,
);
const KeysDialog = late<KeysDialogProps>(
  async () => ({ default: (await import('../ui/KeysDialog.tsx')).KeysDialog }),
  isOpen,
);

/** A sequence such as `g r` is forgotten after this long. */
const SEQUENCE_MS = 1200;

/** Something that has taken over the keyboard; notices (in their region) have not. */
const OVERLAY =
  ':is([role=dialog],[role=alertdialog],[role=menu],[role=listbox]):not([role=region] *, main *)';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox],[type=radio],[type=range]),textarea,select'))
  );
}

export function KeyboardLayer() {
  const { t } = useTranslation('shell');
  const list = useStore(commands);
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const [typed, setTyped] = useState('');
  const isSearchable = useMay('records.read');
  const found = useFoundRecords(open === 'palette' && isSearchable ? typed : null);
  const pending = useRef({ keys: '', at: 0 });

  const own = useMemo<readonly Command[]>(
    () => [
      {
        id: 'palette',
        label: t('keys.palette'),
        group: t('group.do'),
        keys: 'mod+k',
        run: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
      },
      { id: 'keys', label: t('keys.help'), group: t('group.do'), keys: '?', run: () => setOpen('keys') },
      {
        id: 'undo',
        label: t('keys.undo'),
        group: t('group.do'),
        keys: 'mod+z',
        run: () => {
          void undoOne().then((done) => showToast(done ? t('undone') : t('nothingToUndo')));
        },
      },
    ],
    [t],
  );
  useCommands(own);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
    )
      return;
    const chord = chordOf(event);
    const typing = isTyping(event.target);
    // In a field only the palette's key is ours: Ctrl/Cmd-Z undoes the typing there.
    if (typing && chord !== 'mod+k') return;
    // While a dialog or menu is open the keys belong to it.
    if (open === null && document.querySelector(OVERLAY) !== null) return;
    if (open !== null && chord !== 'mod+k') return;
    const recent = event.timeStamp - pending.current.at < SEQUENCE_MS ? pending.current.keys : '';
    const match = matchKey(list, recent, chord);
    pending.current = { keys: match.kind === 'wait' ? match.pending : '', at: event.timeStamp };
    if (match.kind !== 'run') return;
    event.preventDefault();
    match.command.run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <CommandPalette
        commands={list.filter(({ id }) => id !== 'palette')}
        isOpen={open === 'palette'}
        onClose={() => {
          setOpen(null);
          setTyped('');
        }}
        found={found}
        onType={setTyped}
      />
      <KeysDialog commands={list} isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </>
  );
}
