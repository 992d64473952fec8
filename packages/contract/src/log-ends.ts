// Which activities of a log end a case, and how: what every question about winning, losing and time needs to know.
import { z } from 'zod';
import { many } from './analyses.ts';

/** In a URL as repeated parameters; where none of them is given, the log's own are taken. */
export const endsShape = {
  /** A case with any of these is won, whatever else it has. */
  won: many(z.string().max(500)),
  lost: many(z.string().max(500)),
  /** Ended, but neither: disqualified, put aside. */
  other: many(z.string().max(500)),
};

export const logEndsSchema = z.strictObject({
  won: z.array(z.string()),
  lost: z.array(z.string()),
  other: z.array(z.string()),
  /**
   * Who said so: the question (`asked`), the map that the deals run on (`map`), or nobody: then it is told by the names of
   * the activities (`names`), which is a guess that a person may correct.
   */
  by: z.enum(['asked', 'map', 'names']),
});
export type LogEnds = z.infer<typeof logEndsSchema>;
