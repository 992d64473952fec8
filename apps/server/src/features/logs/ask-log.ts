// Several questions about one log, asked together: by one thread, or by all that have time.
import { answering, type Answers, type Asking, type EventLog, type Question } from '@portolan/mining';
import { ThreadRefusal } from './thread-messages.ts';

/** What a screen needs to know of a log. */
export interface Asked<Q extends Question> {
  readonly log: EventLog;
  readonly asking: Asking;
  readonly questions: readonly Q[];
}

export type Answered<Q extends Question> = Pick<Answers, Q>;

/** The answers, all by this thread. */
export function answerAlone<Q extends Question>({ log, asking, questions }: Asked<Q>): Answered<Q> {
  const answer = answering(log, asking);
  return Object.fromEntries(questions.map((question) => [question, answer(question)])) as Answered<Q>;
}

/** What the library refuses is the question's fault. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The refusal that an error of the library is; any other error as it is. */
export function refusalOf(error: unknown): unknown {
  return error instanceof RangeError ? new ThreadRefusal('invalid_request', error.message) : error;
}
