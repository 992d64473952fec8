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
  const isOfLibrary = error instanceof RangeError && !isNoRoom(error) && !TOO_DEEP.test(error.message);
  return isOfLibrary ? new ThreadRefusal('invalid_request', error.message) : error;
}

/** What V8 and Node.js throw where there is no room: RangeErrors most of them, but of no fault of the question's. */
const NO_ROOM =
  /^(?:Array buffer allocation failed|Invalid (?:typed array|array buffer|array|string) length|(?:Map|Set) maximum size exceeded|Cannot create a string longer)/;
const TOO_DEEP = /^Maximum call stack size exceeded/;

/** Whether an answer failed for want of memory. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && NO_ROOM.test(error.message);
}
