// What was known of a deal at a moment, as a sentence: the features of mining in words.
import { type Feature, type Landmark, START } from '@portolan/mining';
import { say, type Speech } from './speech.ts';

export function featureText(feature: Feature, { words, number, time }: Speech): string {
  const template = words.feature[feature.kind];
  switch (feature.kind) {
    case 'visited':
    case 'since':
    case 'back':
      return say(template, { activity: feature.activity });
    case 'order':
      return say(template, { first: feature.first, second: feature.second });
    case 'visits':
    case 'timesSince':
      return say(template, { activity: feature.activity, ...counted(feature.above, number) });
    case 'timeIn':
      return say(template, { activity: feature.activity, above: time(feature.above) });
    case 'timeSoFar':
      return say(template, { above: time(feature.above) });
    case 'events':
    case 'people':
    case 'handovers':
    case 'eventsSince':
      return say(template, counted(feature.above, number));
    case 'by':
      return say(template, { value: feature.value });
    case 'attribute':
    case 'known':
      return say(template, { name: feature.name, value: feature.value });
    case 'attributeNumber':
    case 'knownNumber':
      return say(template, { name: feature.name, above: number(feature.above, 2) });
  }
}

/** Of a count, more than 2 is 3 or more. */
function counted(
  above: number,
  number: Speech['number'],
): { readonly above: string; readonly least: string } {
  return { above: number(above, 2), least: number(Math.floor(above) + 1) };
}

export function landmarkText({ stage, days, leaving }: Landmark, { words, number }: Speech): string {
  if (stage === START) return words.at.begin;
  if (leaving === true) return say(words.at.leaving, { stage });
  if (days > 0) return say(words.at.later, { days: number(days, 1), stage });
  return say(words.at.entering, { stage });
}
