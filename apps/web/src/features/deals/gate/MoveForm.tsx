// What a move itself says: why it ends, until when it rests, what moved it, since when; and the button that does it.
import type { DealDetail, DealGuide, DealWay } from '@portolan/contract';
import { NO_KINDS, type Cause, type NoKind, type Outcome, type Stage } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardOfDeal } from '../../../lib/deals/deal-cache.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { needsWords } from '../../../lib/deals/judge-card.ts';
import { dayAt } from '../../../lib/locale/days.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateTimePicker, type DayAndTime } from '../../../ui/DateTimePicker.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDealProblem } from '../problem-words.ts';
import { CauseChips } from './CauseChips.tsx';

export interface MoveFormProps {
  readonly deal: DealDetail;
  readonly guide: DealGuide;
  readonly map: DealMap;
  readonly to: string;
  readonly onMoved: (deal: DealDetail, event: string) => void;
  readonly onCancel: () => void;
}

const OTHER = '-other-';
const NONE = '-none-';

/** What the place asks for, whether or not the map has a way there. */
function askedBy(
  props: MoveFormProps,
  target: Stage | Outcome,
): Pick<DealWay, 'passes' | 'missing' | 'needsReason' | 'needsBackOn' | 'reasons' | 'no'> {
  const { deal, guide, map } = props;
  const way = guide.ways.find((one) => one.to === target.id);
  if (way !== undefined) return way;
  const asks = needsWords(map.graph, deal, target);
  const isReopening = deal.endedAt !== null && target.type === 'stage';
  const missing = guide.checklist.items.filter(({ required, state }) => required && state !== 'done');
  return {
    passes: isReopening && guide.reopensIn.includes(target.id) ? [] : ['jump'],
    missing: isReopening || target.type === 'outcome' ? [] : missing.map(({ id }) => id),
    needsReason: asks && target.type === 'outcome',
    needsBackOn: asks && target.type === 'stage',
    reasons: target.type === 'outcome' ? target.reasons : [],
    no: null,
  };
}

function instantOf({ day, time }: DayAndTime): string {
  return new Date(`${day}T${time ?? '12:00'}:00`).toISOString();
}

export function MoveForm(props: MoveFormProps) {
  const { deal, guide, map, to } = props;
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const words = useDealProblem();
  const formats = useFormats();
  const today = dayAt(useNow());
  const target = map.graph.node(to);
  const [reason, setReason] = useState<string | null>(null);
  const [other, setOther] = useState('');
  const [cause, setCause] = useState<Cause['what'] | null>(null);
  const [causeNote, setCauseNote] = useState('');
  const [no, setNo] = useState<NoKind | null>(null);
  const [backOn, setBackOn] = useState<string | null>(null);
  const [earlier, setEarlier] = useState<DayAndTime | null>(null);
  const [isEarlier, setIsEarlier] = useState(false);
  const [anyway, setAnyway] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (target === undefined || target.type === 'decision') return null;
  const asked = askedBy(props, target);
  const name = isolate(target.name);
  const isException = asked.passes.length > 0;
  const isEnd = target.type === 'outcome';
  const kindOfNo = no ?? asked.no;
  const why = reason === OTHER || asked.reasons.length === 0 ? other.trim() : (reason ?? '');
  const isComplete =
    (!asked.needsReason || why !== '') &&
    (!asked.needsBackOn || backOn !== null) &&
    (!isException || anyway.trim() !== '');
  const send = async (): Promise<void> => {
    setPending(true);
    setProblem(null);
    const outcome = await commands.move(cardOfDeal(deal), {
      to,
      reason: why,
      cause: cause === null ? null : { what: cause, note: causeNote.trim() },
      no: kindOfNo,
      backOn,
      ...(earlier === null ? {} : { happenedAt: instantOf(earlier) }),
      override: isException ? { reason: anyway.trim() } : null,
    });
    setPending(false);
    if (outcome.ok) props.onMoved(outcome.value.deal, outcome.value.event);
    else setProblem(words(outcome.problem));
  };
  const canSend = !isException || guide.can.override;
  const passed = asked.passes.map((one) => t(`gate.passes.${one}`, { to: name }));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && canSend && !isPending) void send();
      }}
    >
      {asked.needsReason && (
        <>
          {asked.reasons.length > 0 && (
            <Select
              label={t('end.reason')}
              placeholder={t('end.choose')}
              options={[
                ...asked.reasons.map((one) => ({ id: one, label: one })),
                { id: OTHER, label: t('end.other') },
              ]}
              value={reason}
              onChange={setReason}
            />
          )}
          {(reason === OTHER || asked.reasons.length === 0) && (
            <GrowingField
              label={t(asked.reasons.length === 0 ? 'end.reason' : 'end.ownWords')}
              value={other}
              onChange={setOther}
            />
          )}
          <div className="flex flex-col gap-1.5">
            <span className="text-sm font-medium">{t('end.stopped')}</span>
            <CauseChips label={t('end.stopped')} value={cause} onChange={setCause} />
            {cause !== null && (
              <GrowingField
                label={t('end.note')}
                isLabelHidden
                placeholder={t('end.note')}
                value={causeNote}
                onChange={setCauseNote}
              />
            )}
          </div>
          <Select
            label={t('end.no')}
            options={[
              { id: NONE, label: t('end.noKind.none') },
              ...NO_KINDS.map((one) => ({ id: one, label: t(`end.noKind.${one}`) })),
            ]}
            value={kindOfNo ?? NONE}
            onChange={(one) => setNo(NO_KINDS.find((known) => known === one) ?? null)}
          />
        </>
      )}
      {asked.needsBackOn && (
        <DateTimePicker
          label={t('gate.backOn')}
          hint={t('gate.backOnHint')}
          isDayOnly
          min={today}
          value={backOn === null ? null : { day: backOn, time: null }}
          onChange={(value) => setBackOn(value?.day ?? null)}
        />
      )}
      {!isEnd && !asked.needsBackOn && deal.endedAt === null && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t('moved.what')}</span>
          <CauseChips label={t('moved.what')} value={cause} onChange={setCause} />
        </div>
      )}
      {deal.endedAt !== null && (
        <GrowingField label={t('gate.reopenWhy')} value={other} onChange={setOther} />
      )}
      {isEarlier ? (
        <DateTimePicker
          label={t('gate.happened')}
          hint={t('gate.happenedHint')}
          max={today}
          min={dayAt(Date.parse(deal.enteredAt))}
          value={earlier}
          onChange={setEarlier}
        />
      ) : (
        <Button
          variant="quiet"
          icon="history"
          className="-ms-3 self-start text-muted"
          onPress={() => setIsEarlier(true)}
        >
          {t('gate.earlier')}
        </Button>
      )}
      {!isException && asked.missing.length > 0 && (
        <p className="border-s-3 border-attention ps-3 text-sm">
          {t('gate.missing', { count: asked.missing.length, n: formats.number(asked.missing.length) })}
        </p>
      )}
      {isException && (
        <div className="flex flex-col gap-2 border-s-3 border-attention ps-3">
          {passed.map((text) => (
            <p key={text} className="text-sm">
              {text}
            </p>
          ))}
          {guide.can.override ? (
            <GrowingField
              label={t('gate.overrideWhy')}
              hint={t('gate.overrideHint')}
              value={anyway}
              onChange={setAnyway}
            />
          ) : (
            <p className="text-sm text-muted">{t('gate.askManager')}</p>
          )}
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="border-s-3 border-attention bg-attention-wash px-3 py-2 text-sm">
          {problem}
        </p>
      )}
      <div className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-3">
        <Button
          type="submit"
          variant={isException ? 'danger' : 'primary'}
          isPending={isPending}
          isDisabled={!isComplete || !canSend || !guide.can.change}
        >
          {isException
            ? t('gate.moveAnyway')
            : deal.endedAt !== null
              ? t('gate.reopen', { to: name })
              : t('gate.move', { to: name })}
        </Button>
        <Button variant="quiet" onPress={props.onCancel}>
          {t('gate.leave')}
        </Button>
      </div>
    </form>
  );
}
