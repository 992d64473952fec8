// The figures of a stage on a public log of deals (Maven Analytics, CRM Sales Opportunities), against those of pandas.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLog } from '@portolan/formats';
import { cycleFigures, stageFigures, stayFigures } from '@portolan/mining';
import { expect, test } from 'vitest';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

interface Funnel {
  readonly maven_crm: {
    readonly by_stage: Readonly<Record<string, number>>;
    readonly win_rate_closed: number;
  };
}
interface Golden {
  readonly activity: Readonly<
    Record<string, { readonly cases: number; readonly median_to_next_s: number | null }>
  >;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test.skipIf(!existsSync(data))(
  'maven_crm: entries, share that goes on and median stay of Engaging',
  async () => {
    const golden = (name: string): unknown => JSON.parse(readFileSync(`${data}golden/${name}.json`, 'utf8'));
    const { maven_crm: funnel } = golden('sales_funnels') as Funnel;
    const engaging = (golden('maven_crm') as Golden).activity['Engaging']!;
    const { log } = await readLog(whole(readFileSync(`${data}maven_crm/sales_pipeline.csv`)), {
      format: 'csv',
      columns: {
        kind: 'stageDates',
        case: 'opportunity_id',
        stages: [{ stage: 'Engaging', column: 'engage_date' }],
        outcome: { column: 'deal_stage', dateColumn: 'close_date' },
      },
    });
    const flags = (...names: string[]): Uint8Array =>
      Uint8Array.from(log.activities, (name) => Number(names.includes(name)));
    const last = Uint8Array.from(log.caseIds, (_, c) => log.activity[log.caseOffsets[c + 1]! - 1]!);
    const named = (...names: string[]): Uint8Array =>
      last.map((activity) => Number(names.includes(log.activities[activity]!)));
    const [found] = stageFigures(
      log,
      [{ inside: flags('Engaging'), forward: flags('Won') }],
      { isOver: named('Won', 'Lost'), isWon: named('Won') },
      { asOfMs: Date.UTC(2018, 0, 1) },
    );
    expect(found).toMatchObject({
      entries: engaging.cases,
      advanced: funnel.by_stage['Won'],
      dropped: funnel.by_stage['Lost'],
      undecided: funnel.by_stage['Engaging'],
      openVisits: funnel.by_stage['Engaging'],
      naiveMedian: engaging.median_to_next_s,
    });
    expect(found!.advance!.share).toBeCloseTo(funnel.win_rate_closed, 12);
    expect(found!.advance!.saysEnough).toBe(true);
    // Those that last on are not forgotten: half stay longer than half of those that are over did.
    expect(found!.stay![1].value).toBeGreaterThan(found!.naiveMedian!);

    // The same by the figures of all activities, and of whole cases.
    const told = { closing: { won: ['Won'], lost: ['Lost'] }, asOfMs: Date.UTC(2018, 0, 1) };
    const stays = stayFigures(log, told).map(({ activity, visits }) => [
      log.activities[activity],
      visits.n,
      visits.open,
      visits.naiveMedian,
    ]);
    expect(stays).toEqual([
      ['Engaging', engaging.cases, funnel.by_stage['Engaging'], engaging.median_to_next_s],
    ]);
    const cycle = cycleFigures(log, told);
    expect([cycle.won.ended, cycle.lost.ended]).toEqual([funnel.by_stage['Won'], funnel.by_stage['Lost']]);
  },
);
