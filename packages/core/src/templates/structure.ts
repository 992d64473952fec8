// What a template is made of, said once for all languages, and the type of the texts that belong to it: a text that
// is missing in one language, or belongs to nothing, does not compile.
import type { Role } from '../access/roles.ts';
import type { CaseKind } from '../map/map-file.ts';
import type { ACTIVITY_KINDS, Milestone, NO_KINDS, STAGE_KINDS } from '../map/nodes.ts';
import type { GOAL_METRICS } from '../map/parts.ts';
import type { DocumentKey, LaneKey, OutcomeKey, PhaseKey, ToolKey } from './journey/structure.ts';

/** A plain tick of ours, required, unless it says otherwise. */
export interface CheckShape {
  readonly by?: 'buyer';
  readonly advised?: true;
  readonly field?: string;
  readonly activity?: (typeof ACTIVITY_KINDS)[number];
  readonly document?: DocumentKey;
  readonly approval?: Role;
}

export interface StageShape {
  readonly lane: LaneKey;
  readonly phase: PhaseKey;
  readonly kind?: (typeof STAGE_KINDS)[number];
  readonly stakeholders?: readonly LaneKey[];
  readonly milestones?: readonly Milestone[];
  /** Days: how long a deal usually stays, when to follow up, when to give up. */
  readonly expected: number;
  readonly followUp?: number;
  readonly giveUp?: { readonly touches: number; readonly days: number };
  readonly entry: readonly string[];
  readonly checklist: Readonly<Record<string, CheckShape>>;
  readonly actions: Readonly<Record<string, readonly ToolKey[]>>;
  /** Unit of each figure; empty for a plain number. */
  readonly kpis: Readonly<Record<string, string>>;
  readonly questions: readonly string[];
  readonly objections: readonly string[];
  /** Sub-stages with their expected days; they share the stage's lane and phase. */
  readonly parts?: Readonly<Record<string, number>>;
  /** The parts follow one another; otherwise they stand side by side. */
  readonly inOrder?: true;
}

export interface Structure {
  readonly caseKind: CaseKind;
  readonly goal: {
    readonly metric: (typeof GOAL_METRICS)[number];
    readonly target: number;
    readonly change?: true;
    readonly unit: string;
    readonly activities: Readonly<
      Record<string, { readonly target: number; readonly per: 'week' | 'month' | 'quarter' }>
    >;
  };
  readonly lanes: readonly LaneKey[];
  readonly phases: readonly PhaseKey[];
  readonly starts: readonly string[];
  readonly stages: Readonly<Record<string, StageShape>>;
  /** Each stands behind the stage that it is asked after. */
  readonly decisions: Readonly<Record<string, { readonly after: string }>>;
  /** The outcomes and the lane that each is drawn in. */
  readonly outcomes: Readonly<Partial<Record<OutcomeKey, LaneKey>>>;
  /** Paths that need no words. */
  readonly ways: readonly (readonly [from: string, to: string])[];
  /** Paths with words: every answer of a decision, and what makes a deal leave a stage another way. */
  readonly answers: Readonly<
    Record<string, { readonly from: string; readonly to: string; readonly no?: (typeof NO_KINDS)[number] }>
  >;
}

type TextOf<Keys> = { readonly [Key in Keys & string]: string };

export interface PartTexts {
  readonly name: string;
  readonly definition: string;
  readonly happens: string;
  /** The one item of its checklist. */
  readonly done: string;
}

/** What was said, and what answers it. */
export type Answered = readonly [said: string, answer: string];

export type StageTexts<S extends StageShape> = {
  readonly name: string;
  readonly statement: string;
  readonly definition: string;
  readonly happens: string;
  readonly confirming: string;
  readonly serves: string;
  readonly entry: TextOf<S['entry'][number]>;
  readonly checklist: TextOf<keyof S['checklist']>;
  readonly actions: TextOf<keyof S['actions']>;
  readonly kpis: TextOf<keyof S['kpis']>;
  readonly questions: TextOf<S['questions'][number]>;
  readonly objections: { readonly [Key in S['objections'][number]]: Answered };
} & (S extends { readonly parts: infer Parts }
  ? { readonly parts: { readonly [Key in keyof Parts & string]: PartTexts } }
  : { readonly parts?: Readonly<Record<string, PartTexts>> });

/** The texts of the stages `Keys`; a long template says them in more than one file. */
export type StagesTexts<S extends Structure, Keys extends keyof S['stages'] = keyof S['stages']> = {
  readonly [Key in Keys]: StageTexts<S['stages'][Key]>;
};

export interface Texts<S extends Structure> {
  readonly purpose: string;
  readonly goal: string;
  readonly activities: TextOf<keyof S['goal']['activities']>;
  /** How to make the template one's own. */
  readonly note: string;
  readonly stages: StagesTexts<S>;
  readonly decisions: TextOf<keyof S['decisions']>;
  readonly answers: TextOf<keyof S['answers']>;
}
