// How long deals stay in every stage, with those that are still there, as a section.
import type { QuantileOfTime } from '@portolan/mining';
import { endLines, type EndsTold } from './bottleneck-section.ts';
import type { SectionIn } from './section.ts';
import { speechOf } from './speech.ts';

/** Time in stage by Kaplan-Meier: `StayFigures` and `StageTimes` of mining fit, with names. */
export interface StageTimesTold {
  readonly ends: EndsTold;
  readonly stages: readonly {
    readonly stage: string;
    /** Distinct deals. */
    readonly cases: number;
    /** Visits, and those that last on. */
    readonly n: number;
    readonly open: number;
    readonly quartiles: readonly [QuantileOfTime, QuantileOfTime, QuantileOfTime];
    readonly naiveMedian: number | null;
  }[];
}

const MOST_ROWS = 40;

/** Most visited first. */
export function stageTimesSection({ ends, stages }: StageTimesTold): SectionIn {
  const ranked = stages.toSorted((a, b) => b.n - a.n);
  return (language) => {
    const speech = speechOf(language);
    const { words, number, time, timeWithin } = speech;
    const { stage, stay, stays, quarter, threeQuarters, overOnly } = words.column;
    const heads = [stage, stay, quarter, threeQuarters, stays, overOnly];
    return {
      heading: words.stageTimes,
      blocks: [
        { kind: 'lines', lines: endLines(ends, speech) },
        {
          kind: 'table',
          caption: words.stages,
          columns: heads.map((name, i) => ({ name, numeric: i > 0 })),
          rows: ranked
            .slice(0, MOST_ROWS)
            .map(({ stage: name, n, open, quartiles: [low, middle, high], naiveMedian }) => [
              name,
              timeWithin(middle),
              time(low.value),
              time(high.value),
              `${number(n)} (${number(open)})`,
              naiveMedian === null ? '–' : time(naiveMedian),
            ]),
          left: Math.max(0, stages.length - MOST_ROWS),
        },
      ],
    };
  };
}
