// The map check: runs every rule that is switched on and puts what they found in order. Same map, same findings.
import { COLLECTIONS } from '../map/collections.ts';
import type { SalesMap } from '../map/map.ts';
import type { CheckContext } from './context.ts';
import { factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import { RULES } from './preset.ts';
import type { FindingPlace } from './rule.ts';
import { checkSettingsSchema } from './settings.ts';
import type { CheckSettingsInput } from './settings.ts';
import { SEVERITIES } from './severity.ts';

/**
 * @param context a map without problems (see problems.ts), and what else is at hand
 * @param settings what differs from the defaults
 * @returns findings: errors first, then warnings, then advice; within each in the order of the document
 * @throws ZodError for settings outside their limits
 */
export function checkMap(context: CheckContext, settings: CheckSettingsInput = {}): Finding[] {
  const chosen = checkSettingsSchema.parse(settings);
  const facts = factsOf(context.map, context.process);
  const ruleContext = { ...context, facts, settings: chosen };
  const findings: Finding[] = [];
  for (const rule of RULES) {
    const severity = chosen.rules[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    for (const found of rule.find(ruleContext)) findings.push({ rule: rule.id, severity, ...found });
  }
  const place = placesOf(context.map);
  // Sorting is stable: at one place, findings stay in the order of the rules.
  return findings
    .map((finding) => ({ finding, place: place(finding.at) }))
    .toSorted((a, b) => gravity(a.finding) - gravity(b.finding) || a.place - b.place)
    .map(({ finding }) => finding);
}

function gravity({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}

/** The place of an element in the document as a number; the map itself comes first. */
function placesOf(map: SalesMap): (at: FindingPlace) => number {
  const places = new Map<string, number>();
  for (const collection of COLLECTIONS) {
    for (const { id } of map[collection]) places.set(`${collection}/${id}`, places.size + 1);
  }
  return (at) => (at.collection === 'map' ? 0 : (places.get(`${at.collection}/${at.id}`) ?? places.size + 1));
}
