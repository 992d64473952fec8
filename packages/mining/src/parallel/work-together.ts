// Questions about one log, answered by several threads: the leading one takes parts from the front, those that help from
// the back, so that what neighbours have in common is found by one. How threads talk is the caller's: this only says what.
import { type Board, boardOn, type SharedBoard } from './board.ts';
import type { SharedLog } from '../log/share-log.ts';
import { openSharedLog } from '../log/share-log.ts';
import { StoppedError } from './watch.ts';
import { answering, QUESTION_WEIGHTS, type Answers, type Asking, type Question } from './questions.ts';

/** What a helping thread needs to know; plain data for `postMessage`. */
export interface SharedWork {
  readonly log: SharedLog;
  readonly asking: Asking;
  readonly questions: readonly Question[];
  readonly board: SharedBoard;
}

/** A part of the work, as a helping thread answers it. */
export interface PartAnswer {
  readonly part: number;
  readonly answer: Answers[Question];
}

/** What the leading thread hears of the others. */
export interface Inbox {
  /** Called once for every answer, in any order, before or after the leading thread waits. */
  put(answer: PartAnswer): void;
  /** Whoever helped as `who` helps no more, or is gone: what it has taken and not answered is taken by somebody else. */
  lose(who: number): void;
}

/** The leading thread's number on the board. */
export const LEADER = 0;

/**
 * Answers `questions` together with whoever helps; alone, too, where nobody does.
 * @param work by which one question is answered, as `answering` gives it
 * @param turn lets messages of other threads come in; called between two parts
 * @returns `answers`, by question; and where the answers and losses of others are to be put in
 * @throws what answering throws; a `StoppedError` once the board says so
 */
export function leadWork(
  board: Board,
  questions: readonly Question[],
  work: ReturnType<typeof answering>,
  turn: () => Promise<void>,
): { readonly inbox: Inbox; readonly answers: Promise<Pick<Answers, Question>> } {
  const found = new Map<number, Answers[Question]>();
  let wake: (() => void) | undefined;
  const news = (): void => {
    wake?.();
    wake = undefined;
  };
  board.begin(questions.map((question) => QUESTION_WEIGHTS[question]));
  const lead = async (): Promise<Pick<Answers, Question>> => {
    // Whoever is to help hears of it first.
    await turn();
    while (found.size < questions.length) {
      const part = board.takeFirst(LEADER);
      if (part !== undefined) {
        const answer = work(questions[part]!, board.watchOf(part));
        board.finish(part);
        found.set(part, answer);
        // oxlint-disable-next-line no-await-in-loop -- between two parts others have their turn
        await turn();
        continue;
      }
      // Nothing is left to take: what is missing is on its way, or whoever has it is lost.
      // oxlint-disable-next-line no-await-in-loop -- one piece of news after the other
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      // A stopped board ends the wait as well.
      board.watchOf(0).step(0, 1);
    }
    return Object.fromEntries(questions.map((question, part) => [question, found.get(part)!])) as never;
  };
  return {
    inbox: {
      put({ part, answer }) {
        // Only now: an answer that was lost on its way is given again.
        board.finish(part);
        found.set(part, answer);
        news();
      },
      lose(who) {
        board.release(who);
        news();
      },
    },
    answers: lead(),
  };
}

/**
 * Answers parts of a shared work until none are left, or `mayGoOn` says no, at once or in the middle of a part. Once it
 * returns, the leading thread has to be told: `lose`.
 * @param who the number of this thread among those that share the work, from 1
 * @param tell hands an answer to the leading thread
 */
export function helpWithWork(
  { log, asking, questions, board: shared }: SharedWork,
  who: number,
  tell: (answer: PartAnswer) => void,
  mayGoOn: () => boolean = () => true,
): void {
  const board = boardOn(shared);
  let work: ReturnType<typeof answering> | undefined;
  while (!board.isStopped && mayGoOn()) {
    const part = board.takeLast(who);
    if (part === undefined) return;
    try {
      work ??= answering(openSharedLog(log), asking);
      const watch = board.watchOf(part);
      const answer = work(questions[part]!, {
        step(done, total) {
          watch.step(done, total);
          if (!mayGoOn()) throw new StoppedError();
        },
      });
      tell({ part, answer });
    } catch {
      // Stopped, or wrong in itself: whoever leads takes the part, and meets the same error.
      return;
    }
  }
}
