// What was found out beside the map, as sections in any language: for the HTML file, and in English for the terminal.
import {
  bottleneckSection,
  fitSection,
  modelSection,
  segmentsSection,
  stageTimesSection,
  whySection,
  type SectionIn,
} from '@portolan/picture';
import type { Examined } from './examine.ts';

/** @param model what the model is called */
export function sectionsOf(found: Examined, model: string): SectionIn[] {
  const { discovered, conformance, bottlenecks, stageTimes, why } = found;
  return [
    ...(discovered ? [modelSection(discovered.tree, discovered.noise)] : []),
    ...(conformance ? [fitSection(conformance.fit, model)] : []),
    ...(bottlenecks ? [bottleneckSection(bottlenecks)] : []),
    ...(stageTimes ? [stageTimesSection(stageTimes)] : []),
    ...(why ? [why.kind === 'won' ? whySection(why.told) : segmentsSection(why.told)] : []),
  ];
}
