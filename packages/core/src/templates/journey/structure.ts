// What all templates share: the phases of the buyer's journey with their content, the kinds of people, the departments,
// the outcomes. A template takes the phases, lanes and outcomes that it needs.
import type { Content, PURCHASE_PARTS } from '../../map/parts.ts';
import type { OUTCOME_KINDS } from '../../map/nodes.ts';
import type { Answered } from '../structure.ts';

export type LaneKey = 'marketing' | 'sales' | 'presales' | 'implementation' | 'accounts';

export type ToolKey =
  | 'calendar'
  | 'crm'
  | 'demoSystem'
  | 'email'
  | 'eSign'
  | 'events'
  | 'form'
  | 'helpdesk'
  | 'messages'
  | 'offerTool'
  | 'phone'
  | 'projectPlan'
  | 'slides'
  | 'social'
  | 'survey'
  | 'videoCall'
  | 'webinar'
  | 'website';

export type DocumentKey = 'acceptance' | 'contract' | 'handover' | 'offer' | 'recap' | 'requirements';

export const PERSONAS = {
  decider: 'decider',
  champion: 'champion',
  user: 'user',
  purchasing: 'gatekeeper',
} as const satisfies Record<string, (typeof PURCHASE_PARTS)[number]>;
export type PersonaKey = keyof typeof PERSONAS;

type Lines = Readonly<Record<string, PersonaKey | null>>;

/** Lines of each phase, and the persona whose line it is (`null`: everybody's). */
export const PHASES = {
  awareness: {
    words: { notice: null, tired: 'user' },
    questions: { cause: 'champion', worth: 'decider' },
    obstacles: { notUrgent: 'decider', habit: 'user' },
    triggers: { pain: 'champion', incident: null },
  },
  consideration: {
    words: { compare: 'champion', repair: 'decider' },
    questions: { difference: null, effort: 'user' },
    obstacles: { doubt: 'champion', risk: 'decider' },
    triggers: { feature: 'user', peer: null },
  },
  decision: {
    words: { fits: 'decider', explain: 'champion' },
    questions: { total: 'decider', firstDays: 'user' },
    obstacles: { paperwork: 'purchasing', support: 'user', upkeep: 'decider' },
    triggers: { clear: null, date: 'champion' },
  },
  retention: {
    words: { works: null, alone: 'user' },
    questions: { more: 'champion', result: 'decider' },
    obstacles: { unused: 'user', leaves: 'champion' },
    triggers: { success: null, change: 'decider' },
  },
} as const satisfies Record<
  string,
  Readonly<Record<'words' | 'questions' | 'obstacles' | 'triggers', Lines>>
>;
export type PhaseKey = keyof typeof PHASES;

export const LIBRARY = {
  problemGuide: { phase: 'awareness', purpose: 'explain', persona: 'champion' },
  costOfWaiting: { phase: 'awareness', purpose: 'nudge', persona: 'decider' },
  comparison: { phase: 'consideration', purpose: 'compare', persona: null },
  customerStory: { phase: 'consideration', purpose: 'story', persona: 'champion' },
  costSheet: { phase: 'decision', purpose: 'nudge', persona: 'decider' },
  contractGuide: { phase: 'decision', purpose: 'explain', persona: 'purchasing' },
  startPlan: { phase: 'decision', purpose: 'nudge', persona: 'user' },
  firstWeeks: { phase: 'retention', purpose: 'explain', persona: 'user' },
  yearReview: { phase: 'retention', purpose: 'story', persona: 'decider' },
} as const satisfies Record<
  string,
  { readonly phase: PhaseKey; readonly purpose: Content['purpose']; readonly persona: PersonaKey | null }
>;
export type LibraryKey = keyof typeof LIBRARY;

export const OUTCOMES = {
  lost: { kind: 'lost', reasons: ['price', 'competitor', 'repair', 'noDecision', 'missing', 'trust'] },
  disqualified: { kind: 'disqualified', reasons: ['profile', 'noNeed', 'noBudget', 'noAccess', 'asked'] },
  churned: { kind: 'churned', reasons: ['unused', 'price', 'competitor', 'support', 'closed'] },
  customer: { kind: 'finished', reasons: [] },
} as const satisfies Record<
  string,
  { readonly kind: (typeof OUTCOME_KINDS)[number]; readonly reasons: readonly string[] }
>;
export type OutcomeKey = keyof typeof OUTCOMES;
export type ReasonKey = (typeof OUTCOMES)[OutcomeKey]['reasons'][number];

interface PhaseTextsOf<P extends (typeof PHASES)[PhaseKey]> {
  readonly name: string;
  readonly problem: string;
  readonly today: string;
  readonly change: string;
  readonly words: Readonly<Record<keyof P['words'], string>>;
  readonly questions: Readonly<Record<keyof P['questions'], string>>;
  readonly obstacles: Readonly<Record<keyof P['obstacles'], Answered>>;
  readonly triggers: Readonly<Record<keyof P['triggers'], string>>;
}

/** The shared texts of one language. */
export interface Journey {
  readonly lanes: Readonly<Record<LaneKey, { readonly name: string; readonly note: string }>>;
  readonly tools: Readonly<Record<ToolKey, string>>;
  readonly documents: Readonly<Record<DocumentKey, string>>;
  readonly personas: Readonly<
    Record<
      PersonaKey,
      {
        readonly name: string;
        readonly pains: string;
        readonly motives: string;
        readonly channels: string;
      }
    >
  >;
  readonly phases: { readonly [Key in PhaseKey]: PhaseTextsOf<(typeof PHASES)[Key]> };
  readonly library: Readonly<Record<LibraryKey, { readonly name: string; readonly problem: string }>>;
  readonly outcomes: Readonly<Record<OutcomeKey, { readonly name: string; readonly leaves: string }>>;
  readonly reasons: Readonly<Record<ReasonKey, string>>;
}
