// Gathers the words of the files that have to be matched with what is here: stages, people, products; and values that are
// probably one and the same, spelled in several ways.
import type { ImportWords } from '@portolan/contract';
import { readStatus, spellingVariants } from '@portolan/formats';
import type { ImportRecord } from '@portolan/formats';
import { STATUS_STAGES } from './plan-moves.ts';

interface StageWord {
  readonly pipeline: string | null;
  readonly stage: string;
  deals: number;
  moves: number;
  won: number;
  lost: number;
}

export interface WordCounts {
  readonly stages: readonly Omit<ImportWords['stages'][number], 'nodeId' | 'score'>[];
  readonly owners: ReadonlyMap<string, number>;
  readonly products: ReadonlyMap<string, number>;
  readonly variants: ImportWords['variants'];
}

export interface WordGatherer {
  readonly take: (fileId: string, record: ImportRecord) => void;
  readonly finish: () => WordCounts;
}

/** Words that are longer, or more different ones, are not matched one by one. */
const LONGEST = 500;
const MOST = 2000;
/** Fields whose values are worth asking about, where one file has few of them. */
const MOST_VALUES = 500;

export function createWordGatherer(): WordGatherer {
  const stages = new Map<string, StageWord>();
  const owners = new Map<string, number>();
  const products = new Map<string, number>();
  const values = new Map<string, { fileId: string; column: string; counts: Map<string, number> }>();

  function stageOf(pipeline: string | undefined, stage: string): StageWord | undefined {
    if (stage.length > LONGEST) return undefined;
    const key = `${pipeline ?? ''}\u0000${stage}`;
    let word = stages.get(key);
    if (word === undefined) {
      if (stages.size >= MOST) return undefined;
      word = { pipeline: pipeline ?? null, stage, deals: 0, moves: 0, won: 0, lost: 0 };
      stages.set(key, word);
    }
    return word;
  }
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  function count(words: Map<string, number>, word: string, most: number): void {
    if (word.length > LONGEST || (words.size >= most && !words.has(word))) return;
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  function value(fileId: string, column: string, text: string | undefined): void {
    if (text === undefined) return;
    const key = `${fileId} ${column}`;
    let known = values.get(key);
    if (known === undefined) values.set(key, (known = { fileId, column, counts: new Map() }));
    count(known.counts, text, MOST_VALUES + 1);
  }

  return {
    take(fileId, record) {
      if ('owner' in record && record.owner !== undefined) count(owners, record.owner, 5000);
      if (record.entity === 'companies') value(fileId, 'industry', record.industry);
      if (record.entity === 'contacts') value(fileId, 'source', record.source);
      if (record.entity === 'stageHistory') {
        for (const stage of [record.from, record.to]) {
          const word = stage === undefined ? undefined : stageOf(undefined, stage);
          if (word !== undefined) word.moves++;
        }
      }
      if (record.entity !== 'deals') return;
      value(fileId, 'source', record.source);
      for (const name of record.products) count(products, name, MOST);
      for (const { pipeline, stage } of record.entered) {
        const word = stageOf(pipeline, stage);
        if (word !== undefined) word.moves++;
      }
      const word = record.stage === undefined ? undefined : stageOf(record.pipeline, record.stage);
      if (word !== undefined) {
        word.deals++;
        if (record.status === 'won') word.won++;
        if (record.status === 'lost') word.lost++;
      }
      // A stage that open and won deals share does not say how they ended.
      if (record.status !== undefined && (record.status !== 'open' || record.stage === undefined)) {
        const told = record.stage === undefined ? undefined : readStatus(record.stage);
        const status = told === record.status ? undefined : stageOf(undefined, STATUS_STAGES[record.status]);
        if (status !== undefined) status.deals++;
      }
    },
    finish() {
      // A stage that only the history names belongs to the one of the same name that deals are in.
      const named = new Map<string, StageWord[]>();
      for (const word of stages.values()) named.set(word.stage, [...(named.get(word.stage) ?? []), word]);
      const merged = [...named.values()].flatMap((words) => {
        const loose = words.find(({ pipeline }) => pipeline === null);
        if (words.length === 2 && loose !== undefined && loose.deals === 0) {
          const other = words.find((word) => word !== loose)!;
          other.moves += loose.moves;
          return [other];
        }
        return words;
      });
      return {
        stages: merged.map(({ pipeline, stage, deals, moves, won, lost }) => ({
          pipeline,
          stage,
          deals,
          moves,
          status: statusOf(stage, deals, won, lost),
        })),
        owners,
        products,
        variants: [...values.values()].flatMap(({ fileId, column, counts }) =>
          counts.size > MOST_VALUES
            ? []
            : spellingVariants(counts).map((group) => ({
                fileId,
                column,
                values: [...group],
                counts: group.map((one) => counts.get(one) ?? 0),
              })),
        ),
      };
    },
  };
}

function statusOf(stage: string, deals: number, won: number, lost: number): 'open' | 'won' | 'lost' {
  if (stage === STATUS_STAGES.won) return 'won';
  if (stage === STATUS_STAGES.lost) return 'lost';
  const named = readStatus(stage);
  if (named !== undefined) return named;
  if (deals > 0 && won === deals) return 'won';
  return deals > 0 && lost === deals ? 'lost' : 'open';
}
