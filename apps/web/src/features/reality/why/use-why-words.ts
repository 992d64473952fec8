// Findings in the reader's language: who the deals are, when it is known of them, what goes with it.
import {
  doneKindOf,
  type LogSummary,
  type WhyFeature,
  type WhyLandmark,
  type WhySpeedDifference,
  type WhyTrigger,
  type WhyWinnersDifference,
} from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { dealsWords, type WhyValue } from '../../../lib/logs/why-words.ts';
import { useAttributeWords } from '../attribute-words.ts';

export interface WhyWords {
  /** "Deals that went through Demo". */
  readonly who: (feature: WhyFeature, landmark: WhyLandmark) => string;
  /** "known when they reach Offer". */
  readonly moment: (landmark: WhyLandmark) => string;
  readonly winners: (found: WhyWinnersDifference) => string;
  readonly speed: (found: WhySpeedDifference) => string;
  readonly trigger: (found: WhyTrigger) => string;
  /** What an activity is called: by the log, or what was done with a deal by its kind: "Call". */
  readonly activity: (activity: string) => string;
  /** What an attribute is called, and one of its values: "source", "source “Referral”". */
  readonly attribute: (name: string) => string;
  readonly attributeValue: (name: string, value: string) => string;
  /** "1.8" of a ratio. */
  readonly times: (ratio: number) => string;
  readonly percent: (share: number) => string;
  /** "+12 days". */
  readonly signed: (seconds: number, width?: 'short' | 'narrow') => string;
}

/** Where deals are only described, there is no moment. */
export const NO_MOMENT: WhyLandmark = { stage: '', leaving: false };

export function useWhyWords(origin: LogSummary['origin']): WhyWords {
  const { t } = useTranslation('why');
  const { t: tActivities } = useTranslation('activities');
  const formats = useFormats();
  const attributes = useAttributeWords(origin);
  const text = (value: WhyValue): string => {
    switch (value.kind) {
      case 'name':
        return isolate(value.value);
      case 'done':
        return t(`done.${value.value}`);
      case 'doneKind':
        return isolate(tActivities(`kind.${value.value}`));
      case 'attribute':
        return isolate(attributes.name(value.value));
      case 'valueOf':
        return isolate(attributes.value(value.attribute, value.value));
      case 'number':
        return formats.number(value.value, Math.abs(value.value) < 10 ? 1 : 0);
      case 'seconds':
        break;
    }
    return formats.duration(value.value);
  };
  const who = (feature: WhyFeature, landmark: WhyLandmark): string => {
    const { key, count, values } = dealsWords(feature, landmark);
    const replace = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]));
    return t(`who.${key}`, { ...replace, count: count ?? 0 });
  };
  // Close to "as often" two digits, so that an interval that does not reach 1 does not read as if it did.
  const times = (ratio: number): string => formats.number(ratio, ratio < 1.2 ? 2 : ratio < 10 ? 1 : 0);
  const percent = (share: number): string => formats.percent(share, share > 0 && share < 0.095 ? 1 : 0);
  const less = (ratio: number): string => formats.percent(1 - ratio);
  return {
    who,
    attribute: (name) => isolate(attributes.name(name)),
    attributeValue: (name, value) =>
      t('valueOf', { name: isolate(attributes.name(name)), value: isolate(attributes.value(name, value)) }),
    times,
    percent,
    moment: ({ stage, leaving }) =>
      stage === null
        ? t('moment.begin')
        : t(leaving ? 'moment.leaving' : 'moment.entering', { stage: isolate(stage) }),
    winners: ({ feature, landmark, ratio }) => {
      const deals = who(feature, landmark);
      return ratio.value < 1
        ? t('winners.less', { deals, part: less(ratio.value) })
        : t('winners.more', { deals, times: times(ratio.value) });
    },
    speed: ({ feature, landmark, difference }) =>
      t(difference.value < 0 ? 'speed.sooner' : 'speed.later', {
        deals: who(feature, landmark),
        time: formats.duration(Math.abs(difference.value)),
      }),
    trigger: ({ stage, activity, ratio }) => {
      const kind = doneKindOf(activity);
      const names = { stage: isolate(stage), activity: kind ? t(`done.${kind}`) : isolate(activity) };
      return ratio.value < 1
        ? t(kind ? 'triggers.lessDone' : 'triggers.less', { ...names, part: less(ratio.value) })
        : t(kind ? 'triggers.moreDone' : 'triggers.more', { ...names, times: times(ratio.value) });
    },
    activity: (activity) => {
      const kind = doneKindOf(activity);
      return isolate(kind ? tActivities(`kind.${kind}`) : activity);
    },
    signed: (seconds, width = 'short') =>
      isolate(`${seconds < 0 ? '−' : '+'}${formats.duration(Math.abs(seconds), width)}`),
  };
}
