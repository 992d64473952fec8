// A finding as words: which message says what is known of the deals, with its values; the screen speaks it in its language.
// The words are in the catalogue (`why`, keys `deals.*`).
import { type DoneKind, doneKindOf, type WhyFeature, type WhyLandmark } from '@portolan/contract';

/** A value with its kind, so that the screen formats it in its language. */
export type WhyValue =
  | { readonly kind: 'name'; readonly value: string }
  /** Something that was done with deals of a pipeline: "a call"; what its kind is called: "Call". */
  | { readonly kind: 'done' | 'doneKind'; readonly value: DoneKind }
  /** The name of an attribute, and a value of one: a pipeline has words of its own for them. */
  | { readonly kind: 'attribute'; readonly value: string }
  | { readonly kind: 'valueOf'; readonly attribute: string; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'seconds'; readonly value: number };

export const DEALS_KEYS = [
  'visited',
  'did',
  'since',
  'back',
  'order',
  'doneOrder',
  'visits',
  'didOften',
  'timesSince',
  'timeIn',
  'timeInAny',
  'timeSoFar',
  'timeSoFarAny',
  'events',
  'people',
  'handovers',
  'handoversAny',
  'eventsSince',
  'eventsSinceAny',
  'by',
  'byBegin',
  'attribute',
  'known',
  'attributeNumber',
  'knownNumber',
] as const;
export type DealsKey = (typeof DEALS_KEYS)[number];

export interface DealsWords {
  readonly key: DealsKey;
  /** Where the message has plural forms. */
  readonly count?: number;
  readonly values: Readonly<Record<string, WhyValue>>;
}

const name = (value: string): WhyValue => ({ kind: 'name', value });
const done = (activity: string): WhyValue | undefined => {
  const value = doneKindOf(activity);
  return value && { kind: 'done', value };
};
const nameOrKind = (activity: string): WhyValue => {
  const value = doneKindOf(activity);
  return value ? { kind: 'doneKind', value } : name(activity);
};
const number = (value: number): WhyValue => ({ kind: 'number', value });
const seconds = (value: number): WhyValue => ({ kind: 'seconds', value });

/** The deals with a feature: "Deals that went through Demo". */
export function dealsWords(feature: WhyFeature, landmark: WhyLandmark): DealsWords {
  switch (feature.kind) {
    case 'visited':
    case 'since':
    case 'back': {
      const deed = done(feature.activity);
      const key = deed && feature.kind === 'visited' ? 'did' : feature.kind;
      return { key, values: { activity: deed ?? name(feature.activity) } };
    }
    case 'order': {
      const isDone = [feature.first, feature.second].some((activity) => done(activity));
      const values = { first: nameOrKind(feature.first), second: nameOrKind(feature.second) };
      return { key: isDone ? 'doneOrder' : 'order', values };
    }
    case 'visits': {
      const deed = done(feature.activity);
      const activity = deed ?? name(feature.activity);
      return counted(deed ? 'didOften' : 'visits', feature.above, { activity });
    }
    case 'timesSince': {
      const activity = done(feature.activity) ?? name(feature.activity);
      if (feature.above < 1) return { key: 'since', values: { activity } };
      return counted('timesSince', feature.above, { activity });
    }
    case 'timeIn':
      // "More than 0 seconds" is what nobody says.
      if (feature.above < 1) return { key: 'timeInAny', values: { activity: name(feature.activity) } };
      return { key: 'timeIn', values: { activity: name(feature.activity), time: seconds(feature.above) } };
    case 'timeSoFar':
      if (feature.above < 1) return { key: 'timeSoFarAny', values: {} };
      return { key: 'timeSoFar', values: { time: seconds(feature.above) } };
    case 'events':
    case 'people':
      return counted(feature.kind, feature.above);
    case 'handovers':
      return feature.above < 1 ? { key: 'handoversAny', values: {} } : counted('handovers', feature.above);
    case 'eventsSince':
      return feature.above < 1
        ? { key: 'eventsSinceAny', values: {} }
        : counted('eventsSince', feature.above);
    case 'by':
      return landmark.stage === null
        ? { key: 'byBegin', values: { person: name(feature.value) } }
        : { key: 'by', values: { person: name(feature.value), stage: name(landmark.stage) } };
    case 'attribute':
    case 'known':
      return {
        key: feature.kind,
        values: {
          name: { kind: 'attribute', value: feature.name },
          value: { kind: 'valueOf', attribute: feature.name, value: feature.value },
        },
      };
    case 'attributeNumber':
    case 'knownNumber':
      break;
  }
  return {
    key: feature.kind,
    values: { name: { kind: 'attribute', value: feature.name }, above: number(feature.above) },
  };
}

/** "More than so many": what is counted is whole, so that 1.5 is said as 1. */
function counted(
  key: 'visits' | 'didOften' | 'timesSince' | 'events' | 'people' | 'handovers' | 'eventsSince',
  above: number,
  more: Readonly<Record<string, WhyValue>> = {},
): DealsWords {
  const count = Math.floor(above);
  return { key, count, values: { ...more, n: number(count) } };
}
