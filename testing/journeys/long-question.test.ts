// A question that takes a while, of a log with a million events: a bar says how far it is, one press stops it, and it can be
// asked again.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

const CASES = 260_000;
const PATIENT = { timeout: 60_000 };

let journey: Journey;
let owner: Visitor;
let logId: string;

/** Deals that go four stages and end; their times repeat, so that it packs well. */
function dealsFile(): Buffer {
  const lines = ['deal,stage,time'];
  const times = Array.from({ length: 400 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString());
  for (let deal = 0; deal < CASES; deal++) {
    let day = (deal * 7919) % 300;
    for (const [step, stage] of ['Lead', 'Qualified', 'Proposal'].entries()) {
      lines.push(`D${deal},${stage},${times[day]}`);
      day += 1 + ((deal * (step + 3)) % 29);
    }
    lines.push(`D${deal},${deal % 3 === 0 ? 'Won' : 'Lost'},${times[day]}`);
  }
  return gzipSync(lines.join('\n'), { level: 1 });
}

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  const { page } = owner;
  page.setDefaultTimeout(PATIENT.timeout);
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const headers = { origin: journey.origin };
  const uploaded = await page.request.post('/api/v1/logs?fileName=many.csv.gz', {
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    data: dealsFile(),
    ...PATIENT,
  });
  const { id, recognition } = (await uploaded.json()) as { id: string; recognition: { proposal: object } };
  logId = id;
  await page.request.post(`/api/v1/logs/${id}/import`, { headers, data: { mapping: recognition.proposal } });
  const isRead = async (): Promise<boolean> => {
    const log = (await (await page.request.get(`/api/v1/logs/${id}`)).json()) as { state: string };
    return log.state === 'ready';
  };
  // oxlint-disable-next-line no-await-in-loop -- until it is
  while (!(await isRead())) await page.waitForTimeout(300);
}, 180_000);
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

/**
 * Others ask at the same moment, each something else, so that on a quick machine, too, the answer is not there before anybody
 * could see that it takes a while.
 */
function othersAsk({ page }: Visitor): Promise<readonly number[]> {
  return Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const from = new Date(Date.UTC(2024, 0, 2 + i)).toISOString();
      const answer = await page.request.get(`/api/v1/logs/${logId}/why?from=${from}`, PATIENT);
      return answer.status();
    }),
  );
}
const ALL_ANSWERED = Array.from({ length: 8 }, () => 200);

test('a bar with words, stopped by one press, asked again with another', async () => {
  const { page } = owner;
  const others = othersAsk(owner);
  await page.goto(`/reality/${logId}/bottlenecks`);
  const bar = page.getByRole('progressbar', { name: 'Counting 1,040,000 events' });
  await bar.waitFor();
  await picture(page, 'long-question-light');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Stopped' }).waitFor();
  expect(await bar.count()).toBe(0);
  await picture(page, 'long-question-stopped');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(/days were lost in 260,000 deals/).waitFor();
  expect(await page.getByRole('heading', { name: 'Stopped' }).count()).toBe(0);
  expect(await others).toEqual(ALL_ANSWERED);
  expect(owner.problems).toEqual([]);
});

test('figures from before stay while others are counted, on a phone and from right to left, too', async () => {
  const visitor = await journey.visit({ as: owner, language: 'fa', device: 'phone', dark: true });
  const { page } = visitor;
  const others = othersAsk(visitor);
  await page.goto(`/reality/${logId}/why`, PATIENT);
  const bar = page.getByRole('progressbar');
  await bar.waitFor(PATIENT);
  await picture(page, 'long-question-phone-persian');
  await page.getByRole('main').getByRole('heading').nth(1).waitFor(PATIENT);
  expect(await others).toEqual(ALL_ANSWERED);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
