// Statements sent together: one write, one answer. Each is a statement of its own to the database, but they share one
// Sync, so outside of a transaction they are one: all of them or none. Every message on a connection costs a system call
// on both sides; these were most of what a small request took.
import { Query } from 'pg';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { rowTypes } from './database.ts';

/** What of a connection is used here; the package's types tell less than it has. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** Statements that were sent to be prepared and are not known to be, and those that are. */
  readonly submittedNamedStatements: Record<string, string>;
  readonly parsedStatements: Record<string, string>;
  parse(statement: { text: string; name?: string }): void;
  sync(): void;
}

interface OneOfMany {
  readonly text: string;
  readonly name: string | undefined;
  prepare(wire: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleEmptyQuery(wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
  handleError(error: Error, wire: Wire): void;
}

/** No statement at all: the database refuses it, and undoes what was sent with it. */
const GIVE_UP = 'a statement before this one could not be sent';

/** Takes turns with the client's other queries as one of them; what the database answers goes to the one it is for. */
class Batch extends Query {
  // Of the statement that is being answered: the client remembers by them what is prepared.
  declare name: string | undefined;
  declare text: string | undefined;
  readonly #queries: readonly OneOfMany[];
  readonly #isWhole: boolean;
  #current = 0;
  #unsendable: Error | undefined;
  /** Prepared no longer: the client closes what it could not send. */
  #closed: string | undefined;

  constructor(queries: readonly OneOfMany[], isWhole: boolean) {
    super('', () => undefined);
    this.#queries = queries;
    this.#isWhole = isWhole;
    this.#turnTo(0);
  }

  #turnTo(place: number): void {
    this.#current = place;
    this.name = this.#queries[place]?.name;
    this.text = this.#queries[place]?.text;
  }

  override submit = (connection: unknown): void => {
    const wire = connection as Wire;
    const together = Object.create(wire, { sync: { value: () => undefined } }) as Wire;
    wire.stream.cork();
    try {
      for (const query of this.#queries) {
        query.prepare(together);
        if (this.#unsendable === undefined) continue;
        this.#closed = query.name;
        wire.parse({ text: GIVE_UP });
        break;
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  };

  /** One of them has a value that cannot be written. It has said so itself; the others must not happen. */
  giveUp(reason: Error): void {
    this.#unsendable ??= reason;
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#current]!.handleRowDescription(message);
  }
  handleDataRow(message: unknown): void {
    this.#queries[this.#current]!.handleDataRow(message);
  }
  handleCommandComplete(message: unknown, wire: Wire): void {
    this.#queries[this.#current]!.handleCommandComplete(message, wire);
    this.#turnTo(this.#current + 1);
  }
  handleEmptyQuery(wire: Wire): void {
    this.#queries[this.#current]!.handleEmptyQuery(wire);
    this.#turnTo(this.#current + 1);
  }
  handleReadyForQuery(wire: Wire): void {
    for (const query of this.#queries) query.handleReadyForQuery(wire);
  }

  /**
   * Within a transaction, what came before the one that failed was answered; it and what followed it were not done. What
   * is a transaction of its own ends with its last message only: until then, none of it was done.
   */
  handleError(told: Error, wire: Wire): void {
    const error = this.#unsendable ?? told;
    if (this.#closed !== undefined) delete wire.parsedStatements[this.#closed];
    for (const [i, query] of this.#queries.entries()) {
      if (i < this.#current && !this.#isWhole) query.handleReadyForQuery(wire);
      else {
        // The database skipped these: whoever sends them next has to have them prepared.
        if (query.name !== undefined) delete wire.submittedNamedStatements[query.name];
        query.handleError(error, wire);
      }
    }
  }
}

/** A statement on its way, and whom to tell. */
interface Sent {
  readonly query: QueryConfig;
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One that fails makes those behind it fail for the same reason; those before it were answered.
 * @param isWhole sent outside of a transaction: one that fails makes all of them fail
 */
function sendTogether(client: PoolClient, statements: readonly Sent[], isWhole: boolean): void {
  let batch: Batch | undefined;
  const queries = statements.map(({ query, resolve, reject }) => {
    const answered = (error: Error | null | undefined, result: unknown): void => {
      if (error === undefined || error === null) return resolve(result as QueryResult);
      batch?.giveUp(error);
      return reject(error);
    };
    return new Query({ ...query, types: rowTypes }, answered) as unknown as OneOfMany;
  });
  batch = new Batch(queries, isWhole);
  client.query(batch);
}

/** A statement's answer, or its error with a trace that leads back to who asked. */
function answerOf(query: QueryConfig, sent: (statement: Sent) => void): Promise<QueryResult> {
  return new Promise<QueryResult>((resolve, reject) => sent({ query, resolve, reject })).catch(
    (error: Error) => {
      Error.captureStackTrace(error);
      throw error;
    },
  );
}

/** All of them or none, without a transaction around them; answers in their order. */
export function sendWhole(client: PoolClient, queries: readonly QueryConfig[]): Promise<QueryResult>[] {
  const statements: Sent[] = [];
  const answers = queries.map((query) => answerOf(query, (statement) => statements.push(statement)));
  sendTogether(client, statements, true);
  return answers;
}

/** What is sent before the current turn of the event loop is over goes together, in its order. */
export interface Gathering {
  send(query: QueryConfig): Promise<QueryResult>;
  /** Sends now what was gathered: before something is sent past it, or at the end. */
  flush(): void;
}

export function gatherOn(client: PoolClient): Gathering {
  let waiting: Sent[] = [];
  function flush(): void {
    if (waiting.length === 0) return;
    const together = waiting;
    waiting = [];
    sendTogether(client, together, false);
  }
  return {
    flush,
    send(query) {
      if (waiting.length === 0) process.nextTick(flush);
      return answerOf(query, (statement) => waiting.push(statement));
    },
  };
}
