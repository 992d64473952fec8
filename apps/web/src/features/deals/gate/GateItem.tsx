// One line of a checklist, settled where it stands: ticked, shown by what the buyer said, filled in, logged, filed, or
// approved.
import { createActivity, uploadFile, type DealDetail, type DealGateItem } from '@portolan/contract';
import { ACTIVITY_KINDS, ROLES } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { upload } from '../../../lib/api/upload.ts';
import { refreshDeal } from '../../../lib/deals/deal-cache.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { BUILT_IN, changeOf, dealFieldsQuery, valueIn } from '../../../lib/deals/deal-fields.ts';
import { useCurrency } from '../../../lib/deals/workspace-currency.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useWorkspace } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { useTell } from '../problem-words.ts';

export interface GateItemProps {
  readonly deal: DealDetail;
  readonly item: DealGateItem;
  readonly canChange: boolean;
}

type Done = { readonly ok: true } | { readonly ok: false; readonly problem: CallProblem };

export function GateItem({ deal, item, canChange }: GateItemProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const isDone = item.state === 'done';
  const run = async (act: () => Promise<Done>): Promise<void> => {
    setPending(true);
    if (tell(await act())) setOpen(false);
    setPending(false);
  };
  const tick = (done: boolean, evidence = ''): void =>
    void run(() => commands.command(deal.id, { do: 'tick', item: item.id, done, evidence }));
  // What a tick is worth: the box of one that is only believed is ticked at once.
  const isPlainTick = item.how === 'tick' && item.by === 'us';
  const canToggle = canChange && (isPlainTick || (item.how === 'tick' && isDone));
  const press = (): void => {
    if (canToggle) tick(!isDone);
    else if (!isDone) setOpen(!isOpen);
  };
  return (
    <li className="flex flex-col gap-1.5 py-1.5">
      <div className="flex min-w-0 items-start gap-2.5">
        <button
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- pressing it may ask something first instead of ticking
          role="checkbox"
          aria-checked={isDone}
          aria-label={item.text}
          disabled={!canChange || isPending || (isDone && !canToggle)}
          onClick={press}
          className={`focus-ring mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-sm border pointer-coarse:size-6 ${isDone ? 'border-accent bg-accent text-on-accent' : item.required ? 'border-ink bg-surface' : 'border-control bg-surface'} enabled:hover:border-ink disabled:opacity-70`}
        >
          {isDone && <Icon name="check" className="size-3" />}
        </button>
        <div className="flex min-w-0 grow flex-col pointer-coarse:mt-0.5">
          <span className={`text-base wrap-anywhere ${isDone ? 'text-muted' : ''}`}>
            <bdi>{item.text}</bdi>
            {!item.required && <span className="text-xs text-muted"> {t('gate.optional')}</span>}
          </span>
          {item.by === 'buyer' && (
            <span className="flex items-center gap-1 text-xs text-muted">
              <Icon name="quote" className="size-3" />
              {item.evidence === '' ? t('gate.byBuyer') : <bdi className="italic">{item.evidence}</bdi>}
            </span>
          )}
          {item.state === 'asked' && (
            <span className="text-xs text-nurture-ink">
              {t('gate.asked', { name: isolate(item.doneBy?.name ?? '') })}{' '}
              {item.at !== null && <Moment at={item.at} show="relative" />}
            </span>
          )}
          {isDone && item.at !== null && (
            <span className="text-xs text-muted">
              {item.doneBy !== null && <bdi>{item.doneBy.name} </bdi>}
              <Moment at={item.at} show="relative" />
            </span>
          )}
        </div>
        {canChange && !isDone && !isPlainTick && !isOpen && (
          <Button onPress={() => setOpen(true)} className="h-7! px-2!" isPending={isPending}>
            {t(item.state === 'asked' ? 'gate.settle.answer' : `gate.settle.${item.how}`)}
          </Button>
        )}
      </div>
      {isOpen && !isDone && canChange && (
        <div className="ms-7 flex flex-col gap-2 rounded-md border border-line bg-ground p-2.5">
          <Settle
            deal={deal}
            item={item}
            isPending={isPending}
            run={run}
            onEvidence={(words) => tick(true, words)}
            onLater={() => setOpen(false)}
          />
        </div>
      )}
    </li>
  );
}

interface SettleProps {
  readonly deal: DealDetail;
  readonly item: DealGateItem;
  readonly isPending: boolean;
  readonly run: (act: () => Promise<Done>) => Promise<void>;
  readonly onEvidence: (words: string) => void;
  readonly onLater: () => void;
}

/** The deed, and beside it the way out. */
function Deeds({ onLater, children }: Pick<SettleProps, 'onLater'> & { readonly children?: ReactNode }) {
  const { t } = useTranslation('deals');
  return (
    <div className="flex flex-wrap gap-2">
      {children}
      <Button variant="quiet" onPress={onLater}>
        {t('gate.later')}
      </Button>
    </div>
  );
}

function Settle(props: SettleProps) {
  switch (props.item.how) {
    case 'tick':
      return <Evidence {...props} />;
    case 'field':
      return <FillIn {...props} />;
    case 'activity':
      return <LogIt {...props} />;
    case 'document':
      return <FileIt {...props} />;
    case 'approval':
      return <Approve {...props} />;
  }
}

function Evidence({ item, isPending, onEvidence, onLater }: SettleProps) {
  const { t } = useTranslation('deals');
  const [words, setWords] = useState(item.evidence);
  return (
    <>
      <GrowingField label={t('gate.evidence')} value={words} onChange={setWords} startsFocused />
      <Deeds onLater={onLater}>
        <Button
          variant="primary"
          isDisabled={words.trim() === ''}
          isPending={isPending}
          onPress={() => onEvidence(words.trim())}
        >
          {t('gate.evidenceSave')}
        </Button>
      </Deeds>
    </>
  );
}

function FillIn({ deal, item, isPending, run, onLater }: SettleProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const currency = useCurrency();
  const label = useFieldLabel();
  const fields = useQuery(dealFieldsQuery).data ?? BUILT_IN;
  const name = item.what ?? '';
  const field = fields.find((one) => one.name === name);
  const before = valueIn(deal, name);
  const [value, setValue] = useState<unknown>(before);
  if (field === undefined || !field.canSet || field.type === 'stage' || field.name === 'people') {
    return (
      <>
        <p className="text-sm text-muted">{t('gate.elsewhere')}</p>
        <Deeds onLater={onLater} />
      </>
    );
  }
  const save = () => run(() => commands.update(deal.id, changeOf(name, value), changeOf(name, before)));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FieldEditor
        field={field}
        label={label(field)}
        value={value}
        onChange={setValue}
        currency={currency}
        startsFocused
      />
      <Deeds onLater={onLater}>
        <Button variant="primary" type="submit" isPending={isPending}>
          {t('save')}
        </Button>
      </Deeds>
    </form>
  );
}

function LogIt({ deal, item, isPending, run, onLater }: SettleProps) {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  const [subject, setSubject] = useState('');
  const kind = ACTIVITY_KINDS.find((one) => one === item.what) ?? 'task';
  const save = () =>
    run(async () => {
      const written = subject.trim() === '' ? item.text.slice(0, 300) : subject.trim();
      const outcome = await call(createActivity, {
        body: { kind, subject: written, dealId: deal.id, done: {} },
      });
      if (outcome.ok) {
        void client.invalidateQueries({ queryKey: ['activities'] });
        await refreshDeal(client, deal.id);
      }
      return outcome;
    });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('activity.subject')}
        value={subject}
        onChange={setSubject}
        placeholder={item.text}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for the field
        autoFocus
      />
      <Deeds onLater={onLater}>
        <Button variant="primary" type="submit" isPending={isPending}>
          {t(`gate.log.${kind}`)}
        </Button>
      </Deeds>
    </form>
  );
}

function FileIt({ deal, item, isPending, run, onLater }: SettleProps) {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  return (
    <>
      <p className="text-sm text-muted">{t('gate.documentHint', { name: isolate(item.what ?? '') })}</p>
      <Deeds onLater={onLater}>
        <FileTrigger
          onSelect={(list) => {
            const [file] = list ?? [];
            if (file === undefined) return;
            void run(async () => {
              const outcome = await upload(uploadFile, {
                query: { about: 'deal', record: deal.id, name: file.name },
                body: file,
              });
              if (outcome.ok) {
                void client.invalidateQueries({ queryKey: ['files', 'deal', deal.id] });
                await refreshDeal(client, deal.id);
              }
              return outcome;
            });
          }}
        >
          <Button icon="upload" isPending={isPending}>
            {t('file.choose')}
          </Button>
        </FileTrigger>
      </Deeds>
    </>
  );
}

function Approve({ deal, item, isPending, run, onLater }: SettleProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const workspace = useWorkspace();
  const [reason, setReason] = useState('');
  const asked = ROLES.find((role) => role === item.what) ?? 'owner';
  const mayAnswer = workspace !== null && ROLES.indexOf(workspace.role) <= ROLES.indexOf(asked);
  const answer = (approve: boolean) =>
    void run(() =>
      commands.command(deal.id, { do: 'answerApproval', item: item.id, approve, reason: reason.trim() }),
    );
  return (
    <>
      <p className="text-sm text-muted">{t('gate.approvalBy', { role: t(`role.${asked}`) })}</p>
      {mayAnswer ? (
        <>
          <GrowingField label={t('gate.approvalNote')} value={reason} onChange={setReason} />
          <Deeds onLater={onLater}>
            <Button variant="primary" isPending={isPending} onPress={() => answer(true)}>
              {t('gate.approve')}
            </Button>
            {item.state === 'asked' && (
              <Button isDisabled={isPending} onPress={() => answer(false)}>
                {t('gate.refuse')}
              </Button>
            )}
          </Deeds>
        </>
      ) : (
        <Deeds onLater={onLater}>
          {item.state !== 'asked' && (
            <Button
              variant="primary"
              isPending={isPending}
              onPress={() => void run(() => commands.command(deal.id, { do: 'askApproval', item: item.id }))}
            >
              {t('gate.ask')}
            </Button>
          )}
        </Deeds>
      )}
    </>
  );
}
