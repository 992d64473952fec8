// What can be done with a deal as a whole.
import type { DealDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { findDeals } from '../../../lib/records/find-records.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showToast, showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';

export interface DealMenuProps {
  readonly deal: DealDetail;
  /** After it went into the bin. */
  readonly onGone?: () => void;
}

type Asking = 'misfit' | 'merge' | 'continue' | null;

export function DealMenu({ deal, onGone }: DealMenuProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [asking, setAsking] = useState<Asking>(null);
  const close = (): void => setAsking(null);
  const canChange = deal.guide?.can.change === true && deal.deletedAt === null && deal.mergedInto === null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(`/deals/${deal.id}`, location.href).href);
    showToast(t('menu.copied'));
  };
  const remove = async (): Promise<void> => {
    if (!tell(await commands.remove(deal))) return;
    onGone?.();
    showUndo(t('menu.removed', { name: isolate(deal.name) }), async () => {
      tell(await commands.restore(deal.id));
    });
  };
  const canContinue =
    canChange && deal.continuesIn === null && (deal.wonAt !== null || deal.endedAt !== null);
  return (
    <>
      <Menu
        label={t('menu.label')}
        placement="bottom end"
        trigger={<IconButton icon="more" label={t('menu.label')} />}
        groups={[
          {
            id: 'link',
            actions: [{ id: 'copy', label: t('menu.copy'), icon: 'link', run: () => void copy() }],
          },
          ...(canChange
            ? [
                {
                  id: 'change',
                  actions: [
                    ...(deal.endedAt === null
                      ? [
                          {
                            id: 'misfit',
                            label: t('menu.misfit'),
                            icon: 'comment' as const,
                            run: () => setAsking('misfit'),
                          },
                        ]
                      : []),
                    ...(canContinue
                      ? [
                          {
                            id: 'continue',
                            label: t('menu.continue'),
                            icon: 'forward' as const,
                            run: () => setAsking('continue'),
                          },
                        ]
                      : []),
                    {
                      id: 'merge',
                      label: t('menu.merge'),
                      icon: 'copy' as const,
                      run: () => setAsking('merge'),
                    },
                    {
                      id: 'remove',
                      label: t('menu.remove'),
                      icon: 'remove' as const,
                      run: () => void remove(),
                    },
                  ],
                },
              ]
            : []),
        ]}
      />
      {asking === 'misfit' && <MisfitDialog deal={deal} onClose={close} />}
      {asking === 'merge' && <MergeDialog deal={deal} onClose={close} />}
      {asking === 'continue' && <ContinueDialog deal={deal} onClose={close} />}
    </>
  );
}

interface AskProps {
  readonly deal: DealDetail;
  readonly onClose: () => void;
}

function MisfitDialog({ deal, onClose }: AskProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [text, setText] = useState('');
  const [isPending, setPending] = useState(false);
  const send = async (): Promise<void> => {
    setPending(true);
    const outcome = await commands.command(deal.id, { do: 'doesNotFit', text: text.trim() });
    setPending(false);
    if (!tell(outcome)) return;
    onClose();
    showToast(t('misfit.sent'));
  };
  return (
    <Dialog
      title={t('menu.misfit')}
      isOpen
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={text.trim() === ''}
          onPress={() => void send()}
        >
          {t('misfit.send')}
        </Button>
      }
    >
      <GrowingField
        label={t('misfit.what')}
        hint={t('misfit.hint')}
        value={text}
        onChange={setText}
        startsFocused
      />
    </Dialog>
  );
}

function MergeDialog({ deal, onClose }: AskProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [other, setOther] = useState<Option | null>(null);
  const [isPending, setPending] = useState(false);
  const merge = async (): Promise<void> => {
    if (other === null) return;
    setPending(true);
    const outcome = await commands.merge(deal.id, other.id);
    setPending(false);
    if (!tell(outcome)) return;
    onClose();
    showUndo(t('merge.done', { name: isolate(other.label) }), async () => {
      tell(await commands.unmerge(other.id));
    });
  };
  return (
    <Dialog
      title={t('menu.merge')}
      isOpen
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={other === null || other.id === deal.id}
          onPress={() => void merge()}
        >
          {t('merge.do')}
        </Button>
      }
    >
      <p className="text-sm text-muted">{t('merge.text', { name: isolate(deal.name) })}</p>
      <RecordPicker
        label={t('merge.other')}
        load={findDeals}
        value={other}
        onChange={setOther}
        startsFocused
      />
    </Dialog>
  );
}

function ContinueDialog({ deal, onClose }: AskProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const processes = useQuery(processesQuery()).data?.items ?? [];
  const offered = processes.filter(({ id, published }) => published !== null && id !== deal.processId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const go = async (): Promise<void> => {
    if (chosen === null) return;
    setPending(true);
    const outcome = await commands.continueIn(deal.id, chosen);
    setPending(false);
    if (!tell(outcome)) return;
    onClose();
    showToast(t('continue.done', { process: isolate(offered.find(({ id }) => id === chosen)?.name ?? '') }));
  };
  return (
    <Dialog
      title={t('menu.continue')}
      isOpen
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={chosen === null}
          onPress={() => void go()}
        >
          {t('continue.do')}
        </Button>
      }
    >
      <p className="text-sm text-muted">{t(offered.length === 0 ? 'continue.nowhere' : 'continue.text')}</p>
      {offered.length > 0 && (
        <Select
          label={t('head.process')}
          options={offered.map(({ id, name }) => ({ id, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
    </Dialog>
  );
}
