// `portolan mine` with a model of the log itself, bottlenecks and why, as a person runs it: in the terminal, as JSON, as
// files, and against the figures of an independent implementation (PM4Py).
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMineOptions } from '../mine/options.ts';
import { data, hasData, portolan } from '../run-portolan.ts';
import { UsageError } from '../usage-error.ts';

let folder = '';
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-examine-'));
  file('deals.csv', deals());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * 400 deals: each has a lead, every other one a demo, then an offer, then an end. Of those from fairs four in five are
 * won, of the others one in five; a demo makes no difference. Fair deals wait 2 days for their end, the others 10. The
 * last ones of a name that is to be shown harmlessly.
 */
function deals(): string {
  const rows = ['case,activity,time,source'];
  for (let i = 0; i < 400; i++) {
    const fair = i % 2 === 0;
    const win = Math.floor(i / 4) % 5 < (fair ? 4 : 1);
    const at = (day: number): string =>
      new Date(Date.UTC(2025, 0, 1 + Math.floor(i / 2) + day)).toISOString();
    const source = fair ? 'fair' : 'web\u001B[31m';
    rows.push(`${i},Lead,${at(0)},${source}`);
    if (i % 4 < 2) rows.push(`${i},Demo,${at(1)},${source}`);
    rows.push(`${i},Offer,${at(3)},${source}`, `${i},${win ? 'Won' : 'Lost'},${at(fair ? 5 : 13)},${source}`);
  }
  return rows.join('\n');
}

const mine = (...options: readonly string[]) => portolan('mine', join(folder, 'deals.csv'), ...options);
const json = async (...options: readonly string[]): Promise<Record<string, unknown>> => {
  const { out, code, err } = await mine(...options, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out) as Record<string, unknown>;
};

interface Bounds {
  readonly undecided: number;
  readonly variants: readonly { readonly deviations: number; readonly atLeast: number }[];
}

describe('a model of the log itself', () => {
  it('is a process tree that every deal fits, as text and as JSON', async () => {
    const tree = "->( 'Lead', X( tau, 'Demo' ), 'Offer', X( 'Won', 'Lost' ) )";
    const { out, code } = await mine('--model', 'im:0');
    expect(code).toBe(0);
    expect(out.split('\n')).toContain(tree);
    expect(out).toContain('Every deal of the log fits it.');
    expect((await json('--model', 'im:0'))['tree']).toBe(tree);
  });

  it('is one that deals are laid beside', async () => {
    const { conformance } = (await json('--model', 'im:0', '--conformance')) as {
      conformance: { fitness: object; variants: readonly object[] };
    };
    expect(conformance.fitness).toEqual({ average: 1, percentFitting: 100 });
    expect(conformance.variants.length).toBe(4);
    const { out } = await mine('--model', 'im:0', '--conformance');
    expect(out).toContain('100% (99% to 100%) of 400 deals follow im:0');
  });

  it('a limit in time gives bounds instead of silence, and says so', async () => {
    const random = createRandom(5);
    const rows = Array.from({ length: 1200 }, (_, i) => {
      const at = new Date(Date.UTC(2025, 0, 1) + 60_000 * i).toISOString();
      return `${Math.floor(i / 400)},${random.pick('ABCDEF'.split(''))},${at}`;
    });
    const path = file('random.csv', ['case,activity,time', ...rows].join('\n'));
    const html = join(folder, 'hasty.html');
    const asked = [path, '--model', 'im:0.9', '--conformance', '--time-limit'];
    // Over at the first look at the clock; the other two take too little to be looked at.
    const hasty = await portolan('mine', ...asked, '0.000000001', '--html', html);
    const said = 'For 1 of the deals the search was ended at its limit, before the best way was found';
    expect(hasty.out.replaceAll('\n', ' '), hasty.err).toContain(said);
    // Of the page, without the marks that isolate directions.
    expect(readFileSync(html, 'utf8').replaceAll(/[\u2068\u2069]/gu, '')).toContain(said);
    const [known, exact] = await Promise.all(
      ['0.000000001', '600'].map(async (seconds) => {
        const { out } = await portolan('mine', ...asked, seconds, '--json');
        return (JSON.parse(out) as { conformance: Bounds }).conformance;
      }),
    );
    expect([known!.undecided, exact!.undecided]).toEqual([1, 0]);
    const [best, ...others] = exact!.variants;
    const [hurried, ...rest] = known!.variants;
    expect(rest).toEqual(others);
    expect(best!.atLeast).toBe(best!.deviations);
    expect(hurried!.atLeast).toBeLessThan(best!.deviations);
    expect(hurried!.deviations).toBeGreaterThanOrEqual(best!.deviations);
  });

  it('is written as BPMN and as a draft map, which can be checked against the log', async () => {
    const bpmn = join(folder, 'model.bpmn');
    const map = join(folder, 'model.json');
    expect((await mine('--model', 'im:0', '--out-model', bpmn)).code).toBe(0);
    expect(readFileSync(bpmn, 'utf8')).toContain('name="Offer"');
    expect((await mine('--model', 'im:0', '--out-model', map)).code).toBe(0);
    for (const model of [bpmn, map]) {
      const { conformance } = (await json('--model', model, '--conformance')) as {
        conformance: { fitness: { percentFitting: number } };
      };
      expect(conformance.fitness.percentFitting).toBe(100);
    }
  });
});

describe('bottlenecks', () => {
  it('are stages and paths by days above what the fastest quarter took, with stays and their intervals', async () => {
    const { bottlenecks } = (await json('--bottlenecks')) as {
      bottlenecks: {
        ends: object;
        stages: readonly {
          stage: string;
          lostDays: number;
          target: object;
          slower: number;
          visits: { n: number; quartiles: readonly { value: number }[] };
        }[];
        arcs: readonly { from: string; to: string }[];
      };
    };
    expect(bottlenecks.ends).toEqual({ won: ['Won'], lost: ['Lost'], other: [], guessed: true });
    // The fastest wins are from fairs and wait 2 days; 200 others wait 10.
    const [worst] = bottlenecks.stages;
    expect(worst).toMatchObject({
      stage: 'Offer',
      lostDays: 200 * 8,
      slower: 200,
      visits: { n: 400, open: 0 },
    });
    expect(worst?.target).toEqual({ seconds: 2 * 86_400, by: 'fastest', cases: 50 });
    // No quick win went to Lost, so only the 40 slow wins of the web lose time on a path.
    expect(bottlenecks.arcs[0]).toMatchObject({ from: 'Offer', to: 'Won', lostDays: 40 * 8 });
    const { out } = await mine('--bottlenecks');
    const lines = out.split('\n').map((line) => line.trim().replaceAll(/ {2,}/gu, ' '));
    expect(lines).toContain('Won: Won.');
    expect(lines.some((line) => /^1,600 \d+% 200 of 400 2\sd .*Offer$/u.test(line))).toBe(true);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('are not guessed where nothing was won', async () => {
    const { out } = await mine(
      '--bottlenecks',
      '--won',
      'Demo',
      '--keep',
      'Lead',
      '--keep',
      'Offer',
      '--keep',
      'Demo',
    );
    expect(out).toContain('Won: Demo.');
    const none = await mine('--bottlenecks', '--lost', 'Lost');
    expect(none.out).toContain('No deal of the log was won');
  });
});

describe('why', () => {
  it('finds what goes with winning and with speed, with n and intervals, and nothing else', async () => {
    const { why } = (await json('--why', 'outcome=won')) as {
      why: {
        winners: { findings: readonly { feature: object; ratio: { low: number }; with: { n: number } }[] };
        fast: { findings: readonly { feature: object }[] };
        triggers: null;
        obstacles: readonly { stage: string; lost: number }[];
      };
    };
    expect(why.winners.findings.length).toBe(1);
    expect(why.winners.findings[0]?.feature).toMatchObject({ kind: 'attribute', name: 'source' });
    expect(why.fast.findings[0]?.feature).toMatchObject({ kind: 'attribute', name: 'source' });
    expect(why.triggers).toBeNull();
    expect(why.obstacles[0]).toMatchObject({ stage: 'Offer', lost: 200 });
    const { out } = await mine('--why', 'outcome=won');
    expect(out).not.toContain('\u001B');
    expect(out).toMatch(
      /source is (?:fair|web\uFFFD\[31m)\n +[\d.]+ \([\d.]+ to [\d.]+\) times as often; won with it: \d+% \(/u,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('asks what moves deals on where somebody says which activities are stages', async () => {
    const { why } = (await json('--why', 'outcome=won', '--stages', 'Lead,Offer')) as {
      why: { triggers: { asked: number } };
    };
    expect(why.triggers.asked).toBeGreaterThan(0);
    expect((await mine('--why', 'outcome=won', '--stages', 'Lead,Offer')).out).toContain(
      'What goes with moving on',
    );
  });

  it('compares deals of one kind with all others, or with another kind', async () => {
    const { out } = await mine('--why', 'source=fair');
    expect(out).toContain('source=fair against all others');
    expect(out).toMatch(/won: [\d.]+ \([\d.]+ to [\d.]+\) times as often; 80% \(/u);
    const { why } = (await json('--why', 'source=fair', '--against', 'source=phone')) as { why: object };
    expect(why).toMatchObject({
      question: 'source=fair',
      against: 'source=phone',
      comparison: { kind: 'empty' },
    });
  });
});

describe('all of it in the HTML file', () => {
  it('has a section each, in every language, and nothing of the log as markup', async () => {
    const html = join(folder, 'found.html');
    const asked = ['--model', 'im:0', '--conformance', '--bottlenecks', '--why', 'outcome=won'];
    expect((await mine(...asked, '--html', html, '--language', 'lv')).code).toBe(0);
    const page = readFileSync(html, 'utf8');
    for (const words of [
      'Where time is lost',
      'Kur zūd laiks',
      'زمان کجا از دست می‌رود',
      '時間流失在哪裡',
      'เวลาหายไปที่ไหน',
    ]) {
      expect(page).toContain(words);
    }
    expect(page.match(/data-told="\S+" lang="\S+" hidden/gu)?.length).toBe(4);
    expect(page).toContain('-&gt;( &#39;Lead&#39;');
  });

  it('has no such view where nothing was asked', async () => {
    const html = join(folder, 'plain.html');
    await mine('--html', html);
    expect(readFileSync(html, 'utf8')).not.toContain('id="told"');
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['noise above 1', ['--model', 'im:1.5'], 'a number from 0 to 1'],
    ['noise below 0', ['--model', 'im:-0.1'], 'a number from 0 to 1'],
    ['noise that is no number', ['--model', 'im:little'], 'a number from 0 to 1'],
    ['no noise', ['--model', 'im:'], 'a number from 0 to 1'],
    [
      'ends of a discovered model',
      ['--model', 'im:0', '--conformance', '--ends', 'any'],
      '--ends is for maps',
    ],
    [
      'a model to write of a map',
      ['--model', 'a.json', '--conformance', '--out-model', 'b.bpmn'],
      '--out-model writes',
    ],
    ['a model in an unknown format', ['--model', 'im:0', '--out-model', 'b.pdf'], 'end its name with .bpmn'],
    ['a time that is none', ['--model', 'im:0', '--conformance', '--time-limit', '5s'], 'write the seconds'],
    ['no time', ['--model', 'im:0', '--conformance', '--time-limit', '0'], 'write the seconds'],
    ['a time for a map', ['--model', 'a.json', '--conformance', '--time-limit', '5'], 'exact at once'],
    ['another outcome', ['--why', 'outcome=lost'], 'outcome=won'],
    ['no question', ['--why', 'won'], 'write outcome=won'],
    ['a group against itself', ['--why', 'source=fair', '--against', 'source=fair'], 'nothing to compare'],
    ['a group against nothing', ['--against', 'source=fair'], '--against goes with --why'],
    ['winners against a group', ['--why', 'outcome=won', '--against', 'source=fair'], 'leave --against out'],
    ['ends without a question', ['--won', 'Won'], '--won goes with'],
    ['an end of two kinds', ['--bottlenecks', '--won', 'Won', '--lost', 'Won'], 'two kinds of end'],
    ['empty names', ['--bottlenecks', '--won', 'Won,,'], '--won "Won,,"'],
  ])('%s: wrong usage, before any file is read', (_, options, message) => {
    expect(() => parseMineOptions(['gone.csv', ...options])).toThrow(UsageError);
    expect(() => parseMineOptions(['gone.csv', ...options])).toThrow(message);
  });

  it.each([
    ['a column that is not there', ['--why', 'channel=web'], 'no column "channel"'],
    ['an unknown end', ['--bottlenecks', '--won', 'Wonn'], 'no activity "Wonn". Is "Won" meant?'],
    [
      'an unknown stage',
      ['--why', 'outcome=won', '--stages', 'Nothing'],
      '--stages: the log has no activity',
    ],
    ['no end of a kind', ['--why', 'outcome=won', '--won', 'Won'], 'which deals were lost'],
  ])('%s: exit code 2, says why', async (_, options, message) => {
    const ended = await mine(...options);
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain(message);
    expect(ended.err).not.toMatch(/\bat \w.*\.ts:\d+/u);
  });

  it('a model that cannot be written: exit code 1', async () => {
    const ended = await mine('--model', 'im:0', '--out-model', join(folder, 'gone', 'model.bpmn'));
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('there is no folder');
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});

describe('a log with next to nothing', () => {
  const asked = ['--model', 'im:0.2', '--conformance', '--bottlenecks'];

  it('no event: exit code 1, says so', async () => {
    const { code, out, err } = await mine('--keep', 'Nothing', ...asked);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('no event');
  });

  it('one event: a model, fit and no time, but nothing about winning', async () => {
    const one = file('one.csv', 'case,activity,time\n1,Lead,2026-01-01T08:00:00Z\n');
    const { code, out } = await portolan('mine', one, ...asked, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tree: "'Lead'",
      conformance: { fitness: { average: 1, percentFitting: 100 } },
      bottlenecks: { won: 0, lostDays: { stages: 0, arcs: 0 } },
    });
    const why = await portolan('mine', one, '--why', 'outcome=won');
    expect(why.code).toBe(2);
    expect(why.err).toContain('which deals were won');
  });
});

describe.skipIf(!hasData)(`real logs${hasData ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  // The public figures were made from trees that are the same up to the order of choices.
  it.each([
    ['running_example', 'running_example/running-example.xes', '0'],
    ['running_example', 'running_example/running-example.xes', '0.2'],
    ['bpic2012_A', 'bpic2012/bpic2012.xes.gz', '0'],
    ['bpic2012_A', 'bpic2012/bpic2012.xes.gz', '0.2'],
  ])('%s at noise %s fits its tree as PM4Py says', async (name, log, noise) => {
    const golden = JSON.parse(readFileSync(`${data}golden/${name}.json`, 'utf8')) as {
      models: Record<string, { alignments: { percFitTraces: number; averageFitness: number } }>;
    };
    const { percFitTraces, averageFitness } =
      golden.models[`inductive_noise_${noise === '0' ? '0.0' : noise}`]!.alignments;
    const kept = name === 'bpic2012_A' ? ['--keep', 'A_*'] : [];
    const run = await portolan(
      'mine',
      data + log,
      ...kept,
      '--offsets',
      'ignore',
      '--model',
      `im:${noise}`,
      '--conformance',
      '--json',
    );
    expect(run.code, run.err).toBe(0);
    const { fitness } = (JSON.parse(run.out) as { conformance: { fitness: Record<string, number> } })
      .conformance;
    expect(fitness['average']).toBeCloseTo(averageFitness, 10);
    expect(fitness['percentFitting']).toBeCloseTo(percFitTraces, 8);
  });
});
