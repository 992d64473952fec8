// What the handbook says besides the map's own texts: one type, so that no language can lack a word. `{name}` stands for a
// value that is put in.
import type { ACTIVITY_KINDS, GOAL_METRICS, Milestone, PURCHASE_PARTS, Role } from '@portolan/core';

type Names<K extends string> = Readonly<Record<K, string>>;

export interface HandbookWords {
  readonly handbook: string;
  readonly version: string;
  readonly draft: string;
  readonly published: string;
  readonly signedBy: string;
  readonly nextReview: string;
  readonly whatIsNew: string;
  readonly goal: string;
  /** Parts of the goal's one line: `{metric}: {target}`, `{metric}: {target} more` and the date. */
  readonly goalReach: string;
  readonly goalChange: string;
  readonly goalBy: string;
  readonly activities: string;
  readonly metrics: Names<(typeof GOAL_METRICS)[number]>;
  readonly per: Names<'day' | 'week' | 'month' | 'quarter' | 'year'>;
  readonly contents: string;
  readonly theMap: string;
  readonly mapPart: string;
  readonly howToRead: string;
  readonly reading: Names<
    'path' | 'lanes' | 'phases' | 'stage' | 'resting' | 'audience' | 'won' | 'decision' | 'outcome'
  >;
  readonly journey: string;
  readonly personas: string;
  readonly part: string;
  readonly parts: Names<(typeof PURCHASE_PARTS)[number]>;
  readonly pains: string;
  readonly motives: string;
  readonly channels: string;
  readonly problem: string;
  readonly today: string;
  readonly change: string;
  readonly theySay: string;
  readonly theyAsk: string;
  readonly stopsThem: string;
  readonly ourAnswer: string;
  readonly movesThem: string;
  readonly stages: string;
  readonly stageOf: string;
  readonly buyerSays: string;
  readonly weDo: string;
  readonly tools: string;
  readonly hereWhen: string;
  readonly entry: string;
  readonly happens: string;
  readonly steps: string;
  readonly toLeave: string;
  readonly gateBlock: string;
  readonly advised: string;
  readonly buyerEvidence: string;
  readonly checkField: string;
  /** Fields that every deal has or that templates ask for; another is called by its own name. */
  readonly fieldNames: Readonly<Record<string, string>>;
  readonly checkActivity: string;
  readonly checkDocument: string;
  readonly checkApproval: string;
  readonly activityKinds: Names<(typeof ACTIVITY_KINDS)[number]>;
  readonly roles: Names<Role>;
  readonly confirming: string;
  readonly time: string;
  readonly expected: string;
  readonly followUp: string;
  readonly giveUp: string;
  readonly touches: string;
  readonly or: string;
  readonly kpis: string;
  readonly playbook: string;
  readonly questions: string;
  readonly objections: string;
  readonly content: string;
  readonly serves: string;
  readonly review: string;
  readonly reviewAnswers: Names<'yes' | 'no' | 'unsure'>;
  readonly owner: string;
  readonly alsoAsked: string;
  readonly phase: string;
  readonly kind: string;
  readonly kinds: Names<'working' | 'resting' | 'audience'>;
  readonly milestone: string;
  readonly milestones: Names<Milestone>;
  readonly leadsTo: string;
  readonly nothingWritten: string;
  readonly decisions: string;
  readonly outcomes: string;
  readonly outcomeKinds: Names<'lost' | 'disqualified' | 'churned' | 'finished'>;
  readonly reasons: string;
  readonly leaves: string;
  readonly noKinds: Names<'notNow' | 'notThis' | 'notYou' | 'never'>;
  readonly library: string;
  readonly name: string;
  readonly purpose: string;
  readonly purposes: Names<'explain' | 'compare' | 'nudge' | 'story' | 'other'>;
  readonly persona: string;
  readonly forProblem: string;
  readonly link: string;
  readonly colon: string;
  readonly listSeparator: string;
}
