// Questions answered by several threads have the answers of one, to the last bit; who dies is replaced, who is told to
// stop stops.
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, randomEvents } from '../../testing/plain-log.ts';
import { ENDS, has, play, withRandomCalls } from '../../testing/sales-worlds.ts';
import { discoverDfg } from '../discovery/dfg.ts';
import type { EventLog } from '../log/event-log.ts';
import { shareLog } from '../log/share-log.ts';
import { bottlenecks, bottlenecksOf } from '../time/bottlenecks.ts';
import { cycleFigures } from '../time/cycle-figures.ts';
import { lossHazards } from '../time/loss-hazard.ts';
import { stayFigures } from '../time/stay-figures.ts';
import { trendsOf } from '../time/trends.ts';
import { waitFigures } from '../time/wait-figures.ts';
import { findObstacles } from '../why/obstacles.ts';
import { findTriggers } from '../why/triggers.ts';
import { whatMakesFast } from '../why/what-makes-fast.ts';
import { whatWinnersShare } from '../why/what-winners-share.ts';
import { createBoard, type Board } from './board.ts';
import { answering, type Asking, type Question } from './questions.ts';
import { StoppedError, type Watch } from './watch.ts';
import { helpWithWork, leadWork, type Inbox, type PartAnswer, type SharedWork } from './work-together.ts';

const QUESTIONS: readonly Question[] = [
  'losingStages',
  'stayFigures',
  'lossHazards',
  'cycleFigures',
  'trendsOf',
  'waitFigures',
  'losingArcs',
  'discoverDfg',
  'whatWinnersShare',
  'whatMakesFast',
  'findObstacles',
  'findTriggers',
];

const WORLD = withRandomCalls(play({ effect: (view) => (has(view, 1) ? 3 : 1) }, 3), 3);
const ASKING: Asking = {
  time: { closing: ENDS },
  points: 50,
  why: { ...ENDS, stages: WORLD.activities.filter((name) => name !== 'Demo') },
};

/** Each by itself, on this thread alone. */
function plainAnswers(log: EventLog, { time = {}, points = 200, why = { won: [], lost: [] } }: Asking) {
  return {
    bottlenecks: bottlenecks(log, time),
    stayFigures: stayFigures(log, { ...time, points }),
    lossHazards: lossHazards(log, time),
    cycleFigures: cycleFigures(log, { ...time, points }),
    trendsOf: trendsOf(log, time),
    waitFigures: waitFigures(log, { ...time, points }),
    discoverDfg: discoverDfg(log),
    whatWinnersShare: whatWinnersShare(log, why),
    whatMakesFast: whatMakesFast(log, why),
    findObstacles: findObstacles(log, why),
    findTriggers: findTriggers(log, why),
  };
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** @param others threads that help, each a function of the shared work */
async function together(
  log: EventLog,
  asking: Asking,
  join: (work: SharedWork, inbox: Inbox) => void,
  board: Board = createBoard(),
) {
  const { inbox, answers } = leadWork(board, QUESTIONS, answering(log, asking), turn);
  join({ log: shareLog(log), asking, questions: QUESTIONS, board: board.shared }, inbox);
  const { losingStages, losingArcs, ...rest } = await answers;
  return { bottlenecks: bottlenecksOf(losingStages, losingArcs), ...rest };
}

function thread(work: SharedWork, who: number, inbox: Inbox, dies = false) {
  const worker = new Worker(new URL('../../testing/helping-thread.ts', import.meta.url), {
    workerData: { work, who, dies },
  });
  worker.on('message', (answer: PartAnswer) => inbox.put(answer));
  worker.on('exit', () => inbox.lose(who));
  return worker;
}

test('real threads give the answers of one thread, to the last bit', async () => {
  const heard: number[] = [];
  const found = await together(WORLD, ASKING, (work, inbox) => {
    const counting = {
      ...inbox,
      put: (answer: PartAnswer) => (heard.push(answer.part), inbox.put(answer)),
    };
    thread(work, 1, counting);
    thread(work, 2, counting);
  });
  expect(isDeepStrictEqual(found, plainAnswers(WORLD, ASKING))).toBe(true);
});

test('whatever the log, and whichever parts are answered elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomEvents,
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      async (events, elsewhere) => {
        const log = logOf(events);
        const asking = { time: { closing: { won: ['C'], lost: ['é'] } }, why: { won: ['C'], lost: ['é'] } };
        let part = 0;
        const found = await together(log, asking, (work, inbox) => {
          helpWithWork(
            structuredClone(work),
            1,
            (answer) => inbox.put(structuredClone(answer)),
            () => elsewhere[part++] ?? false,
          );
          inbox.lose(1);
        });
        expect(isDeepStrictEqual(found, plainAnswers(log, asking))).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

test('a thread that dies in the middle of a part leaves it to others', async () => {
  const board = createBoard();
  let died: Promise<number> | undefined;
  const { inbox, answers } = leadWork(board, QUESTIONS, answering(WORLD, ASKING), async () => {
    await died;
    await turn();
  });
  const work = { log: shareLog(WORLD), asking: ASKING, questions: QUESTIONS, board: board.shared };
  const worker = thread(work, 1, { ...inbox, lose: () => undefined }, true);
  died = new Promise((resolve) => {
    worker.on('exit', (code) => {
      // Nobody can have the part that it took until this is told.
      expect(board.takeLast(2)).toBeLessThan(QUESTIONS.length - 1);
      inbox.lose(2);
      inbox.lose(1);
      resolve(code);
    });
  });
  const { losingStages, losingArcs, ...rest } = await answers;
  const found = { bottlenecks: bottlenecksOf(losingStages, losingArcs), ...rest };
  expect(isDeepStrictEqual(found, plainAnswers(WORLD, ASKING))).toBe(true);
  expect(await died).toBe(1);
});

test('an error in the options is thrown once, by whoever leads', async () => {
  const asking: Asking = { ...ASKING, why: { won: ['Won'], lost: ['Won'] } };
  await expect(
    together(WORLD, asking, (work, inbox) => {
      helpWithWork(work, 1, (answer) => inbox.put(answer));
      inbox.lose(1);
    }),
  ).rejects.toThrow('two kinds of end');
});

test('stopped in the middle, it throws, and what was found until then harms nobody', async () => {
  const board = createBoard();
  const work = answering(WORLD, ASKING);
  let steps = 0;
  const stopping: Watch = {
    step() {
      if (++steps === 4) board.stop();
    },
  };
  const { answers } = leadWork(
    board,
    QUESTIONS,
    (question, watch) =>
      work(question, { step: (done, total) => (stopping.step(done, total), watch?.step(done, total)) }),
    turn,
  );
  await expect(answers).rejects.toThrow(StoppedError);
  expect(steps).toBe(4);
  expect(board.progress()).toBeLessThan(0.5);
  // The same answerer, asked again: nothing of the half-done pass is left.
  const plain = plainAnswers(WORLD, ASKING);
  expect(isDeepStrictEqual(work('stayFigures'), plain.stayFigures)).toBe(true);
  expect(isDeepStrictEqual(work('whatMakesFast'), plain.whatMakesFast)).toBe(true);
});

test('every question says how far it is, never more than all, and can be ended at any step', () => {
  const work = answering(WORLD, ASKING);
  for (const question of QUESTIONS) {
    const shares: number[] = [];
    answering(WORLD, ASKING)(question, { step: (done, total) => shares.push(done / total) });
    expect(shares.length, question).toBeGreaterThanOrEqual(2);
    expect(Math.max(...shares), question).toBeLessThanOrEqual(1);
    const whole = work(question);
    for (const at of [1, Math.ceil(shares.length / 2), shares.length]) {
      let step = 0;
      const ended = answering(WORLD, ASKING);
      const stop: Watch = {
        step() {
          if (++step === at) throw new StoppedError();
        },
      };
      expect(() => ended(question, stop), question).toThrow(StoppedError);
      expect(isDeepStrictEqual(ended(question), whole), question).toBe(true);
    }
  }
});

test('a board shows progress that never falls, and gives each part to one', () => {
  const board = createBoard();
  board.prepare(0.5);
  expect(board.progress()).toBeCloseTo(0.15);
  board.begin([3, 1]);
  board.prepare(1);
  expect(board.progress()).toBeCloseTo(0.3);
  expect([board.takeFirst(0), board.takeLast(1), board.takeFirst(0)]).toEqual([0, 1, undefined]);
  board.watchOf(0).step(1, 2);
  expect(board.progress()).toBeCloseTo(0.3 + 0.7 * (1.5 / 4));
  board.watchOf(0).step(1, 4);
  board.release(0);
  expect(board.progress()).toBeCloseTo(0.3 + 0.7 * (1.5 / 4));
  expect(board.takeLast(1)).toBe(0);
  board.finish(0);
  board.finish(1);
  expect(board.progress()).toBe(1);
  board.stop();
  expect(() => board.watchOf(1).step(0, 1)).toThrow(StoppedError);
});
