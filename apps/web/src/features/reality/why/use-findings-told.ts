// The findings of Why told: for each a sentence, what it was counted from, its interval on the scale that all of its
// question share. The sections show them, and pictures to take along are made of the same.
import type { Why, WhyPlace, WhySpeedDifference, WhyTrigger, WhyWinnersDifference } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { differenceScale, ratioScale, type ForestScale } from '../../../lib/logs/forest-scale.ts';
import type { WhyWords } from './use-why-words.ts';

export const QUESTIONS = ['winners', 'speed', 'triggers'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface FindingTold {
  readonly key: string;
  readonly sentence: string;
  /** The text `QUESTION.counts` with its values: two numbers that open their deals. */
  readonly counts: Readonly<Record<string, string>>;
  /** The same as plain text. */
  readonly counted: string;
  readonly places: { readonly with: WhyPlace; readonly without: WhyPlace };
  /** When it is known of a deal; of what happens within a stage, no moment. */
  readonly moment?: string;
  /** Of what comes along: that it picks nearly the same deals as the finding, or nearly all the others. */
  readonly sameDeals?: string;
  readonly effect: { readonly value: number; readonly low: number; readonly high: number };
  readonly figure: string;
  readonly interval: string;
  readonly echoes: { readonly total: number; readonly items: readonly FindingTold[] };
}

export interface FindingsTold {
  readonly question: Question;
  readonly total: number;
  readonly items: readonly FindingTold[];
  readonly scale: ForestScale;
  readonly tick: (value: number) => string;
  readonly title: string;
  readonly note: string;
  /** What the scale shows, and what stands beside it. */
  readonly axis: string;
  readonly figure: string;
}

const DAY = 86_400;
const NONE = { total: 0, items: [] } as const;

export function useFindingsTold(why: Why, words: WhyWords): Readonly<Record<Question, FindingsTold>> {
  const { t } = useTranslation('why');
  const formats = useFormats();

  const ratioOf = (ratio: { readonly value: number; readonly low: number; readonly high: number }) => ({
    effect: ratio,
    figure: `${words.times(ratio.value)} ×`,
    interval: t('range', { low: words.times(ratio.low), high: words.times(ratio.high) }),
  });
  const winners = (found: WhyWinnersDifference, echoes: FindingTold['echoes']): FindingTold => {
    const { landmark, feature, with: yes, without: no } = found;
    const place = { of: 'winners', landmark, feature } as const;
    const counts = {
      share: words.percent(yes.share),
      n: formats.number(yes.n),
      otherShare: words.percent(no.share),
      otherN: formats.number(no.n),
    };
    return {
      key: JSON.stringify([landmark, feature]),
      sentence: words.winners(found),
      counts,
      counted: withoutLinks(t('winners.counts', counts)),
      places: { with: { ...place, side: 'with' }, without: { ...place, side: 'without' } },
      moment: words.moment(landmark),
      ...ratioOf(found.ratio),
      echoes,
    };
  };
  const speed = (found: WhySpeedDifference, echoes: FindingTold['echoes']): FindingTold => {
    const { landmark, feature, with: yes, without: no, difference } = found;
    const place = { of: 'speed', landmark, feature } as const;
    const counts = {
      time: formats.duration(yes.medianSeconds),
      n: formats.number(yes.n),
      otherTime: formats.duration(no.medianSeconds),
      otherN: formats.number(no.n),
    };
    return {
      key: JSON.stringify([landmark, feature]),
      sentence: words.speed(found),
      counts,
      counted: withoutLinks(t('speed.counts', counts)),
      places: { with: { ...place, side: 'with' }, without: { ...place, side: 'without' } },
      moment: words.moment(landmark),
      // In days, so that the round values of the scale are round days.
      effect: { value: difference.value / DAY, low: difference.low / DAY, high: difference.high / DAY },
      figure: words.signed(difference.value),
      interval: t('range', {
        low: words.signed(difference.low, 'narrow'),
        high: words.signed(difference.high, 'narrow'),
      }),
      echoes,
    };
  };
  const trigger = (found: WhyTrigger): FindingTold => {
    const { stage, activity, visits, visitsWith } = found;
    const place = { of: 'trigger', stage, activity } as const;
    const counts = {
      visits: formats.number(visits),
      n: formats.number(visitsWith),
      otherN: formats.number(visits - visitsWith),
    };
    return {
      key: JSON.stringify([stage, activity]),
      sentence: words.trigger(found),
      counts,
      counted: withoutLinks(t('triggers.counts', counts)),
      places: { with: { ...place, side: 'with' }, without: { ...place, side: 'without' } },
      ...ratioOf(found.ratio),
      echoes: NONE,
    };
  };

  const sameDeals = ({ sameCasesAs }: { readonly sameCasesAs: 'with' | 'without' | null }) =>
    sameCasesAs === null ? {} : { sameDeals: t(`sameDeals.${sameCasesAs}`) };

  const ofWinners = why.winners.findings;
  const ofSpeed = why.speed.findings;
  const ofTriggers = why.triggers.findings;
  const winnersTold = ofWinners.items.map((found) =>
    winners(found, {
      total: found.echoes.total,
      items: found.echoes.items.map((echo) => ({ ...winners(echo, NONE), ...sameDeals(echo) })),
    }),
  );
  const speedTold = ofSpeed.items.map((found) =>
    speed(found, {
      total: found.echoes.total,
      items: found.echoes.items.map((echo) => ({ ...speed(echo, NONE), ...sameDeals(echo) })),
    }),
  );
  const triggersTold = ofTriggers.items.map(trigger);
  return {
    winners: {
      question: 'winners',
      total: ofWinners.total,
      items: winnersTold,
      scale: ratioScale(winnersTold.map(({ effect }) => effect)),
      tick: words.times,
      title: t('winners.title'),
      note: t('winners.note'),
      axis: t('winners.axis'),
      figure: t('winners.figure'),
    },
    speed: {
      question: 'speed',
      total: ofSpeed.total,
      items: speedTold,
      scale: differenceScale(speedTold.map(({ effect }) => effect)),
      tick: (tick) => (tick === 0 ? formats.number(0) : words.signed(tick * DAY)),
      title: t('speed.title'),
      note: t('speed.note'),
      axis: t('speed.axis'),
      figure: t('speed.figure'),
    },
    triggers: {
      question: 'triggers',
      total: ofTriggers.total,
      items: triggersTold,
      scale: ratioScale(triggersTold.map(({ effect }) => effect)),
      tick: words.times,
      title: t('triggers.title'),
      note: t('triggers.note'),
      axis: t('triggers.axis'),
      figure: t('triggers.figure'),
    },
  };
}

/** The marks of what opens deals on the screen. */
function withoutLinks(text: string): string {
  return text.replaceAll(/<\/?[a-z]+>/gu, '');
}
