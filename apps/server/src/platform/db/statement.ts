// What may be sent to the database: a query built by Kysely (which only builds and types) or plain SQL with values.
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Compilable } from 'kysely';
import type { QueryConfig } from 'pg';

/** Plain SQL. `name` prepares it once per connection: give one to hot statements. `Row` is what the caller expects. */
export interface Sql<Row = unknown> {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
  /** Never set: carries the type of a row. */
  readonly row?: Row;
}

export type Statement<Row> = Compilable<Row> | Sql<Row>;

/** A query builder over the tables a feature names; it never runs anything itself. */
export function builder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** SQL as a template: every `${value}` becomes a numbered parameter. */
export function sqlOf<Row>(strings: TemplateStringsArray, ...values: unknown[]): Sql<Row> {
  let text = strings[0]!;
  for (let i = 1; i < strings.length; i++) text += `$${i}${strings[i]!}`;
  return { text, values };
}

export function toQuery(statement: Statement<unknown>): QueryConfig {
  if ('compile' in statement) {
    const compiled = statement.compile();
    return { text: compiled.sql, values: [...compiled.parameters] };
  }
  const query: QueryConfig = { text: statement.text };
  if (statement.values !== undefined) query.values = [...statement.values];
  if (statement.name !== undefined) query.name = statement.name;
  return query;
}
