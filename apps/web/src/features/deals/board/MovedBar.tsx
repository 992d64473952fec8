// After a move: one tap says what moved it, or takes the move back. It goes by itself, or with the next move.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '@portolan/core';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useBelowToasts } from '../../../ui/use-below-toasts.ts';
import { CauseChips } from '../gate/CauseChips.tsx';
import { useTell } from '../problem-words.ts';

export interface JustMoved {
  readonly dealId: string;
  readonly event: string;
}

const STAYS_MS = 12_000;
const THANKS_MS = 1200;

export function MovedBar(props: { readonly moved: JustMoved; readonly onClose: () => void }) {
  const { moved, onClose } = props;
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [what, setWhat] = useState<Cause['what'] | null>(null);
  const [isHeld, setHeld] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useBelowToasts(bar);
  useEffect(() => {
    if (isHeld && what === null) return undefined;
    const timer = setTimeout(onClose, what === null ? STAYS_MS : THANKS_MS);
    return () => clearTimeout(timer);
  }, [isHeld, what, onClose]);
  const say = async (chosen: Cause['what'] | null): Promise<void> => {
    if (chosen === null) return;
    setWhat(chosen);
    if (!tell(await commands.explainMove(moved.dealId, moved.event, { what: chosen, note: '' })))
      setWhat(null);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it waits while somebody is at it
    <section
      ref={bar}
      aria-label={t('moved.what')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="absolute inset-x-3 bottom-3 z-4 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-line bg-float py-1.5 ps-3.5 pe-1.5 shadow-float"
    >
      <span className="text-sm font-medium">{what === null ? t('moved.what') : t('moved.noted')}</span>
      <CauseChips label={t('moved.what')} value={what} onChange={(chosen) => void say(chosen)} />
      <IconButton icon="close" label={t('moved.skip')} onPress={onClose} className="ms-auto" />
    </section>
  );
}
