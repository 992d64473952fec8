// What the request thread and the analysis threads say to each other. Plain data only: it crosses by structured clone.
import type {
  BottleneckQuery,
  BottleneckTable,
  EVENT_FORMATS,
  FitPlace,
  FitTable,
  LogFilter,
  MODEL_FORMATS,
  Problem,
  WhyPlace,
  WhyQuery,
} from '@portolan/contract';
import type { FlowRole, LogMapping, SalesMap } from '@portolan/core';
import type { BpmnLanguage } from '@portolan/formats';
import type { EventLog, PartAnswer, SharedBoard, SharedLog, SharedWork } from '@portolan/mining';
import type { ThreadFailed } from '../../platform/threads/run-to-end.ts';
import type { ThreadDatabase } from '../../platform/threads/thread-setting.ts';

/** Below so many events a question takes a few hundredths of a second: less than what help costs. */
export const LARGE_LOG = 200_000;

/** Which stored log; `runId` changes whenever its content does, so a cache keyed by it is never stale. */
export interface LogSource {
  readonly workspaceId: string;
  readonly logId: string;
  readonly runId: string;
  readonly rejectedRows: number;
  /** How many it has, where that is known: a question about few waits for nobody. */
  readonly events?: number | undefined;
  /** Of the log of a pipeline. */
  readonly own?: OwnView;
}

/** What of a pipeline the caller may see. */
export interface OwnView {
  readonly processId: string;
  /** Deals of these owners and of nobody; null for all. */
  readonly owners: readonly string[] | null;
  /** Attributes that the caller's role does not see. */
  readonly hidden: readonly string[];
}

/** An activity, or with `next` a step; neither means whole cases. */
export interface Element {
  readonly at?: string | undefined;
  readonly next?: string | undefined;
}

/** Which activities end a case, as somebody says. */
export type EndsAsked = Pick<BottleneckQuery, 'won' | 'lost' | 'other'>;

/** By which clock days lost are counted, and above which times. */
export type BottleneckAsked = Pick<
  BottleneckQuery,
  'zone' | 'weekdays' | 'fromHour' | 'toHour' | 'holidays' | 'target'
>;

/** What every question about bottlenecks says. */
interface AboutTime {
  readonly source: LogSource;
  readonly filter: LogFilter;
  readonly ends: EndsAsked;
  readonly asked: BottleneckAsked;
  /** Until when the deals of a pipeline were followed. */
  readonly nowMs: number;
}

/** What every question about why says. */
interface AboutEnds {
  readonly source: LogSource;
  readonly filter: LogFilter;
  readonly ends: EndsAsked;
  /** Activities that are no stages. */
  readonly meanwhile: WhyQuery['meanwhile'];
  /** Until when the deals of a pipeline were followed. */
  readonly nowMs: number;
}

export type FitVersions = 'sent' | 'inForce';

export type EventFormat = (typeof EVENT_FORMATS)[number];

export type ExportTable = 'arcs' | 'variants' | 'activities' | 'cases';

export type ThreadTask =
  | { readonly kind: 'analysis'; readonly source: LogSource; readonly filter: LogFilter }
  | {
      readonly kind: 'cases';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly element: Element;
      readonly cursor?: string | undefined;
      readonly limit: number;
    }
  | { readonly kind: 'case'; readonly source: LogSource; readonly caseId: string }
  | {
      readonly kind: 'distribution';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly element: Element;
    }
  | {
      readonly kind: 'handovers';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly by: 'people' | 'lanes';
      readonly limit: number;
    }
  | {
      readonly kind: 'handoverCases';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly by: 'people' | 'lanes';
      readonly giver: string;
      readonly taker: string;
      readonly cursor?: string | undefined;
      readonly limit: number;
    }
  | {
      readonly kind: 'handoverTable';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly by: 'people' | 'lanes';
    }
  | {
      readonly kind: 'replay';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly limit: number;
    }
  | {
      readonly kind: 'export';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly table: ExportTable;
    }
  | {
      readonly kind: 'exportEvents';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly format: EventFormat;
    }
  | {
      readonly kind: 'fit';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly map: SalesMap;
      readonly limit: number;
      readonly latest: number;
      readonly by?: string | undefined;
      readonly versions: FitVersions;
    }
  | {
      readonly kind: 'fitTable';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly map: SalesMap;
      readonly table: FitTable;
      readonly by?: string | undefined;
      readonly versions: FitVersions;
    }
  | {
      readonly kind: 'fitCases';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly map: SalesMap;
      readonly place: FitPlace;
      readonly versions: FitVersions;
      readonly cursor?: string | undefined;
      readonly limit: number;
    }
  | {
      readonly kind: 'model';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly noise: number;
      readonly roles: ReadonlyMap<string, FlowRole>;
      readonly words?: { readonly which: string; readonly again: string } | undefined;
    }
  | {
      readonly kind: 'modelFile';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly noise: number;
      readonly format: (typeof MODEL_FORMATS)[number];
      readonly name: string;
      readonly language: BpmnLanguage;
    }
  | {
      readonly kind: 'stages';
      readonly source: LogSource;
      readonly filter: LogFilter;
      readonly fromMs?: number | undefined;
      readonly toMs?: number | undefined;
      readonly asOfMs: number;
    }
  | ({ readonly kind: 'bottlenecks' } & AboutTime)
  | ({
      readonly kind: 'bottleneckCases';
      readonly at: string;
      readonly next?: string | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    } & AboutTime)
  | ({ readonly kind: 'bottleneckTable'; readonly table: BottleneckTable } & AboutTime)
  | ({ readonly kind: 'why' } & AboutEnds)
  | ({
      readonly kind: 'whySegments';
      readonly segments: { readonly a: LogFilter; readonly b: LogFilter | null };
    } & AboutEnds)
  | ({
      readonly kind: 'whyCases';
      readonly place: WhyPlace;
      readonly cursor?: string | undefined;
      readonly limit: number;
    } & AboutEnds)
  | ({ readonly kind: 'whyTable' } & AboutEnds)
  /** Brings the logs of the workspace's own pipelines up to date. */
  | { readonly kind: 'extendOwn'; readonly workspaceId: string; readonly nowMs: number }
  /** Of an uploaded file: how much of it is about which type of object. */
  | { readonly kind: 'objectTypes'; readonly workspaceId: string; readonly logId: string }
  | { readonly kind: 'recognise'; readonly sample: Uint8Array; readonly fileName: string }
  | {
      readonly kind: 'preview';
      readonly sample: Uint8Array;
      readonly fileName: string;
      readonly mapping: LogMapping;
    }
  | {
      readonly kind: 'storeDemo';
      readonly workspaceId: string;
      readonly logId: string;
      readonly runId: string;
      readonly name: string;
      readonly log: EventLog;
      readonly nowMs: number;
    };

/** Why a thread did not answer, in codes of the contract. */
export type RefusalCode =
  | 'not_found'
  | 'invalid_request'
  | 'unreadable_file'
  | 'mapping_invalid'
  | 'too_large';

/** A decoded log as the threads have it in common, with what else goes with it. */
export interface LogOnShelf {
  readonly log: SharedLog;
  /** Of a pipeline: the same cases and events by ids. */
  readonly raw?: SharedLog;
  readonly more: unknown;
}

/** What the request thread says to an analysis thread. */
export type ThreadRequest =
  | { readonly kind: 'task'; readonly id: number; readonly task: ThreadTask; readonly board: SharedBoard }
  /** Somebody else's task wants help, until it has none to give or `isWanted` is 0. */
  | {
      readonly kind: 'help';
      readonly id: number;
      readonly work: SharedWork;
      readonly who: number;
      readonly isWanted: Int32Array<SharedArrayBuffer>;
    }
  /** To the thread that a task belongs to. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: PartAnswer }
  | { readonly kind: 'helperLeft'; readonly id: number; readonly who: number }
  /** What was wanted from the shelf; null: load it, and put it there. */
  | { readonly kind: 'shelved'; readonly key: string; readonly found: LogOnShelf | null }
  | { readonly kind: 'forget'; readonly key: string };

/** What an analysis thread says to the request thread. */
export type ThreadReply =
  | TaskReply
  /** The task is a large one: who has time may help. */
  | { readonly kind: 'work'; readonly id: number; readonly work: SharedWork }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: PartAnswer }
  | { readonly kind: 'helped'; readonly id: number }
  | { readonly kind: 'want'; readonly key: string }
  | { readonly kind: 'used'; readonly key: string }
  | { readonly kind: 'loaded'; readonly key: string; readonly found: LogOnShelf }
  | { readonly kind: 'notLoaded'; readonly key: string };

/** How a task ended; `stopped` where nobody waits for it any more, `memory` where there was not enough. */
export type TaskReply =
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly ok: false;
      readonly code: RefusalCode | 'internal' | 'memory' | 'stopped';
      readonly detail: string;
      readonly reason?: Problem['reason'];
    };

export interface AnalysisThreadData {
  readonly database: ThreadDatabase;
  /** For what each thread keeps for itself: logs measured against maps, and those of pipelines that it extends. */
  readonly cacheBytes: number;
}

export interface ImportThreadData {
  readonly database: ThreadDatabase;
  readonly workspaceId: string;
  readonly logId: string;
  readonly runId: string;
}

/** How an import ended; said once, before the thread ends. */
export type ImportOutcome =
  | { readonly kind: 'stored' }
  /** Cancelled, deleted or taken over: nothing was written. */
  | { readonly kind: 'superseded' }
  /** The file cannot be read so; the log says why. */
  | { readonly kind: 'refused' }
  /** The memory there is would not have been enough. */
  | { readonly kind: 'outOfMemory' }
  | ThreadFailed;

/** A refusal inside a thread; becomes a problem response. */
export class ThreadRefusal extends Error {
  readonly code: RefusalCode;
  readonly reason: Problem['reason'];
  constructor(code: RefusalCode, detail: string, reason?: Problem['reason']) {
    super(detail);
    this.code = code;
    this.reason = reason;
  }
}
