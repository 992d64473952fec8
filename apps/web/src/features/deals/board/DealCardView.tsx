// A deal as a card of the board: who and what, the next step, and the amount with what is ticked and how long it is here.
import type { DealCard } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import {
  daysAhead,
  daysHere,
  daysText,
  isOver,
  lacksNextStep,
  moneyText,
  nearDay,
} from '../../../lib/deals/deal-words.ts';
import type { Formats } from '../../../lib/locale/formats.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { BoardCard, type LineTone } from '../../../ui/board/BoardCard.tsx';
import { Icon } from '../../../ui/Icon.tsx';

type Words = ReturnType<typeof useTranslation<'deals'>>['t'];

interface NextLine {
  readonly text: string;
  readonly tone: LineTone;
}

/** What the second line says: the most pressing of what there is to say. */
export function nextLineOf(card: DealCard, t: Words, formats: Formats, now: number): NextLine {
  if (card.endedAt !== null) {
    return { text: t('card.ended', { day: nearDay(formats, card.endedAt, now) }), tone: 'quiet' };
  }
  if (card.handover === 'waiting') return { text: t('card.handover'), tone: 'accent' };
  if (card.nextStep !== null) {
    const { subject, at } = card.nextStep;
    const text = t('card.next', { subject: isolate(subject), day: nearDay(formats, at, now) });
    return { text, tone: daysAhead(at, now) < 0 ? 'attention' : 'quiet' };
  }
  if (card.backOn !== null) {
    const isDue = daysAhead(card.backOn, now) <= 0;
    return {
      text: t('card.back', { day: nearDay(formats, card.backOn, now) }),
      tone: isDue ? 'attention' : 'nurture',
    };
  }
  if (lacksNextStep(card)) return { text: t('card.noNext'), tone: 'attention' };
  return { text: t('card.nothingOwed'), tone: 'quiet' };
}

export interface DealCardViewProps {
  readonly card: DealCard;
  /** Where the column does not say it. */
  readonly stageName?: string | undefined;
}

export function DealCardView({ card, stageName }: DealCardViewProps) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const now = useNow();
  const next = nextLineOf(card, t, formats, now);
  const days = daysHere(card, now);
  const over = isOver(card, now);
  const { done, total, missing } = card.gate;
  const expected = card.expectedDays === null ? null : daysText(formats, card.expectedDays, 'narrow');
  const company = card.company !== null && card.company.name !== card.name ? card.company.name : undefined;
  const amount = card.amount === null ? undefined : moneyText(formats, card.amount);
  return (
    <BoardCard
      title={card.name}
      {...(company === undefined ? {} : { beside: company })}
      corner={
        card.owner !== null && (
          <span title={card.owner.name} className="shrink-0">
            <Avatar name={card.owner.name} size="small" />
          </span>
        )
      }
      next={stageName === undefined ? next.text : `${isolate(stageName)} · ${next.text}`}
      nextTone={next.tone}
      amount={amount}
      dots={{
        done,
        of: total,
        label: t('card.gate', {
          done: formats.number(done),
          all: formats.number(total),
          missing: formats.number(missing),
        }),
      }}
      marks={
        card.confirmed && (
          <span title={t('card.confirmed')} className="text-won-ink">
            <Icon name="quote" className="size-3.5" />
            <span className="sr-only">{t('card.confirmed')}</span>
          </span>
        )
      }
      time={
        card.endedAt === null ? (
          <span
            title={
              expected === null
                ? t('card.here', { days: daysText(formats, days) })
                : t('card.hereOf', { days: daysText(formats, days), expected })
            }
          >
            {expected === null
              ? daysText(formats, days, 'narrow')
              : t('card.age', { days: formats.number(days), expected })}
          </span>
        ) : undefined
      }
      isTimeAlarming={over}
    />
  );
}
