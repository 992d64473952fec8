// What happened at the demo company, told as what its people did: companies and contacts they met, deals with every step,
// what was done for them and what is planned next. Pure: the seed and the day decide everything, names stand for ids.
import type { DealCommand } from '@portolan/core';
import { createRandom, simulate } from '@portolan/mining';
import type { Random, SimulatedCase, SimulatedEvent } from '@portolan/mining';
import { FAIRWATER, HASTY_OWNER, OWNERS, seesPlant } from './company.ts';
import { SALES_MAP, STAGE_IDS } from './demo-map.ts';
import { MARKETS } from './names.ts';

export const STORY_DEALS = 1600;
export const STORY_MONTHS = 18;
const SEED = 20_250_711;
const DAY_MS = 86_400_000;
const LAST_LEAD_BEFORE_END_MS = 3.5 * DAY_MS;

export type StoryPerson = {
  readonly name: string;
  readonly role: 'manager' | 'member';
  readonly team: string;
};
export interface StoryCompany {
  readonly name: string;
  readonly country: string;
  readonly owner: string;
}
export interface StoryContact {
  readonly key: string;
  readonly company: string;
  readonly given: string;
  readonly family: string;
  readonly title: string;
}
export type StoryCommand = Extract<DealCommand, { do: 'move' | 'tick' | 'confirm' }>;
export interface StoryStep {
  /** A name; null where nobody is known. */
  readonly by: string | null;
  readonly command: StoryCommand;
}
export interface StoryDeed {
  readonly kind: 'call' | 'meeting' | 'email' | 'task';
  readonly subject: string;
  readonly atMs: number;
  readonly done: boolean;
  readonly by: string;
}
export interface StoryDeal {
  readonly key: string;
  readonly name: string;
  readonly company: string;
  readonly contact: string;
  readonly owner: string;
  readonly source: string;
  readonly product: string;
  readonly amountMinor: number;
  readonly use: string;
  readonly closeOn: string;
  readonly startMs: number;
  readonly steps: readonly StoryStep[];
  readonly deeds: readonly StoryDeed[];
  readonly note: string | null;
  /** Won lately: its onboarding runs in the other process, so many days in. */
  readonly onboardingSinceMs: number | null;
  readonly open: boolean;
}
export interface Story {
  readonly people: readonly StoryPerson[];
  readonly companies: readonly StoryCompany[];
  readonly contacts: readonly StoryContact[];
  readonly deals: readonly StoryDeal[];
}

export const PRODUCTS: readonly { readonly name: string; readonly code: string; readonly price: number }[] = [
  { name: 'Clarity 200', code: 'CL-200', price: 6_500 },
  { name: 'Clarity 500', code: 'CL-500', price: 14_000 },
  { name: 'FlowGuard', code: 'FG-1', price: 22_000 },
  { name: 'TraceLab', code: 'TL-1', price: 48_000 },
  { name: 'Service plan', code: 'SP-1', price: 3_200 },
];
export const USES = ['Drinking water', 'Waste water', 'Process water', 'Laboratory'] as const;
const TITLES = ['Plant manager', 'Head of laboratory', 'Buyer', 'Process engineer', 'Managing director'];
const NOTES = [
  'They measure by hand twice a shift and would rather not.',
  'The board meets in the second week of the month.',
  'Asked for a reference from a plant of the same size.',
  'Last supplier took five weeks to answer; speed matters to them.',
];
const LOST = ['Price', 'Another supplier', 'Nothing was bought', 'We were too slow', 'It did not fit'];
const DISQUALIFIED = ['No need', 'No budget', 'Not a company', 'Outside our countries'];
const PATHS = new Set((SALES_MAP.paths ?? []).map(({ from, to }) => `${from} ${to}`));
const NO_BY_PATH = new Map((SALES_MAP.paths ?? []).map(({ from, to, no }) => [`${from} ${to}`, no ?? null]));

const iso = (ms: number): string => new Date(ms).toISOString();
const dayOf = (ms: number): string => iso(ms).slice(0, 10);

const MARKETING = ['Grace Lindqvist', 'ปรียา มั่นคง', '沈柏宇'];
const LEGAL = ['Ruth Adeyemi', 'Edgars Siliņš'];

function peopleOf(): StoryPerson[] {
  const sellers = Object.values(OWNERS).flat();
  return [
    ...sellers.map((name): StoryPerson => ({ name, role: 'member', team: 'Sales' })),
    ...[...MARKETING, ...LEGAL].map((name): StoryPerson => ({
      name,
      role: LEGAL.includes(name) ? 'manager' : 'member',
      team: 'Marketing and legal',
    })),
  ];
}

/** Where family names stand first they are one character; elsewhere the last word is the family's. */
function nameParts(country: string, full: string): { given: string; family: string } {
  if (country === 'Taiwan') return { family: full.slice(0, 1), given: full.slice(1) };
  const cut = country === 'Iran' ? full.indexOf(' ') : full.lastIndexOf(' ');
  return cut < 0 ? { given: full, family: '' } : { given: full.slice(0, cut), family: full.slice(cut + 1) };
}

/** The items that people tick by hand, by stage. */
const TICKS = new Map(
  (SALES_MAP.nodes ?? []).map((node) => [
    node.id,
    node.type === 'stage'
      ? (node.checklist ?? []).filter(({ check }) => check === undefined || check.how === 'tick')
      : [],
  ]),
);

function moveTo(from: string, event: SimulatedEvent, random: Random): StoryStep {
  const to = STAGE_IDS[event.state]!;
  const jump = !PATHS.has(`${from} ${to}`);
  const ends = to === 'lost' || to === 'disqualified';
  const reasons = to === 'lost' ? LOST : DISQUALIFIED;
  return {
    by: event.resource ?? null,
    command: {
      do: 'move',
      to,
      happenedAt: iso(event.timeMs),
      cause:
        ends || random.next() < 0.5
          ? null
          : { what: random.pick(['pain', 'proof', 'offer', 'relation']), note: '' },
      no: NO_BY_PATH.get(`${from} ${to}`) ?? null,
      reason: ends ? random.pick(reasons) : '',
      backOn: to === 'nurture' ? dayOf(event.timeMs + (45 + random.int(40)) * DAY_MS) : null,
      override: jump ? { reason: random.pick(JUMPS) } : null,
    },
  };
}
const JUMPS = [
  'They already know the instrument',
  'The quarter ends on Friday',
  'Agreed with the manager by phone',
];

/** What was settled in a stage before the deal left it. */
function ticksIn(stage: string, fromMs: number, toMs: number, by: string, random: Random): StoryStep[] {
  return (TICKS.get(stage) ?? []).flatMap((item, i, all): StoryStep[] => {
    if (random.next() > (by === HASTY_OWNER ? 0.35 : 0.88)) return [];
    const happenedAt = iso(fromMs + ((toMs - fromMs) * (i + 1)) / (all.length + 1));
    const evidence = item.by === 'buyer' ? 'Said on the phone' : '';
    return [{ by, command: { do: 'tick', item: item.id, done: true, evidence, happenedAt } }];
  });
}

/**
 * What is meant to be done in a stage, and after how many days (the median). It happens where the deal is still there
 * then: when it happens says nothing about how long the deal stays, but for the visits that company.ts knows of.
 */
const DEEDS: Readonly<Record<string, readonly (readonly [StoryDeed['kind'], string, days: number])[]>> = {
  lead: [
    ['call', 'First call', 0.5],
    ['email', 'Answer to their question', 0.3],
  ],
  qualified: [['call', 'Who decides, and by when', 1]],
  discovery: [
    ['meeting', 'Visit to the plant', 1],
    ['email', 'List of measuring points', 2],
  ],
  demo: [['meeting', 'Demonstration with their sample', 2]],
  proposal: [
    ['meeting', 'Going through the offer', 2],
    ['call', 'What does the board say?', 4],
  ],
  legal: [['email', 'Answers to their lawyers', 8]],
  won: [['call', 'Date of delivery', 1.5]],
  onboarding: [['meeting', 'Kick-off', 4]],
};
const MEANT = 0.7;
const NEXT: Readonly<Record<string, readonly [StoryDeed['kind'], string]>> = {
  lead: ['call', 'Call back'],
  qualified: ['call', 'Ask about the budget'],
  discovery: ['meeting', 'Visit to the plant'],
  demo: ['meeting', 'Demonstration'],
  proposal: ['call', 'Ask for the decision'],
  legal: ['task', 'Send the contract again'],
};

function dealOf(one: SimulatedCase, index: number, nowMs: number, random: Random): StoryDeal {
  const text = (name: string): string => String(one.attributes[name]);
  const owner = text('Owner');
  const steps: StoryStep[] = [];
  const deeds: StoryDeed[] = [];
  const [first, ...later] = one.events;
  let stage = STAGE_IDS[first!.state]!;
  let sinceMs = first!.timeMs;
  let wonMs: number | null = null;
  const leave = (leftMs: number): void => {
    for (const [kind, subject, days] of DEEDS[stage] ?? []) {
      const isVisit = stage === 'discovery' && kind === 'meeting';
      const isMeant = isVisit ? seesPlant(one.id) : random.next() < MEANT;
      const atMs = Math.floor(sinceMs + random.lognormal(days, 0.5) * DAY_MS);
      if (isMeant && atMs < leftMs) deeds.push({ kind, subject, atMs, done: true, by: owner });
    }
  };
  for (const event of later) {
    leave(event.timeMs);
    steps.push(...ticksIn(stage, sinceMs, event.timeMs, owner, random));
    const question = stage === 'discovery' || stage === 'proposal';
    if (question && random.next() < 0.5) {
      steps.push({
        by: owner,
        command: { do: 'confirm', words: 'Yes, that is what we need', happenedAt: iso(event.timeMs) },
      });
    }
    steps.push(moveTo(stage, event, random));
    stage = STAGE_IDS[event.state]!;
    sinceMs = event.timeMs;
    if (stage === 'won') wonMs = sinceMs;
  }
  if (wonMs !== null) {
    for (const [to, days] of [
      ['onboarding', 4],
      ['served', 40],
    ] as const) {
      const atMs = sinceMs + days * DAY_MS;
      if (atMs >= nowMs) break;
      leave(atMs);
      steps.push(plainMove(to, atMs, owner));
      stage = to;
      sinceMs = atMs;
    }
  }
  const open = !['lost', 'disqualified', 'served'].includes(stage);
  const planned = NEXT[stage];
  if (open && planned !== undefined) {
    leave(nowMs);
    // Around today: some are overdue, and some deals have none.
    if (random.next() < 0.88) {
      const [kind, subject] = planned;
      deeds.push({ kind, subject, atMs: nowMs + (random.int(20) - 5) * DAY_MS, done: false, by: owner });
    }
  }
  return {
    key: one.id,
    name: `${text('Company')} – ${text('Product')}`,
    company: text('Company'),
    contact: `${text('Company')} ${text('Contact')}`,
    owner,
    source: text('Source'),
    product: text('Product'),
    amountMinor: Number(one.attributes['Amount']) * 100,
    use: USES[index % USES.length]!,
    closeOn: dayOf(open ? nowMs + (random.int(70) - 12) * DAY_MS : sinceMs),
    startMs: first!.timeMs,
    steps,
    deeds,
    note: random.next() < 0.12 ? random.pick(NOTES) : null,
    onboardingSinceMs: stage === 'onboarding' && wonMs !== null ? sinceMs : null,
    open,
  };
}

function plainMove(to: string, atMs: number, by: string): StoryStep {
  const rest = { cause: null, no: null, reason: '', backOn: null, override: null } as const;
  return { by, command: { do: 'move', to, happenedAt: iso(atMs), ...rest } };
}

/** @param nowMs the end of the story; what would happen later has not happened, so late deals are open */
export function tellStory(nowMs: number, seed = SEED): Story {
  const end = new Date(nowMs);
  const fromMs = Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - STORY_MONTHS, end.getUTCDate());
  const cases = simulate(FAIRWATER, {
    seed,
    cases: STORY_DEALS,
    fromMs,
    toMs: nowMs - LAST_LEAD_BEFORE_END_MS,
    untilMs: nowMs,
  });
  const random = createRandom(seed + 2);
  const told = cases.filter(({ events }) => events.length > 0);
  const deals = told.map((one, i) => dealOf(one, i, nowMs, random.fork(i)));
  const companies = new Map<string, StoryCompany>();
  const contacts = new Map<string, StoryContact>();
  for (const [i, { attributes }] of told.entries()) {
    const { company, contact, owner } = deals[i]!;
    const country = String(attributes['Country']);
    if (!companies.has(company)) companies.set(company, { name: company, country, owner });
    if (contacts.has(contact)) continue;
    const title = TITLES[i % TITLES.length]!;
    contacts.set(contact, {
      key: contact,
      company,
      title,
      ...nameParts(country, String(attributes['Contact'])),
    });
  }
  return { people: peopleOf(), companies: [...companies.values()], contacts: [...contacts.values()], deals };
}

/** ISO codes of the countries that it sells in. */
export const COUNTRY_CODES: Readonly<Record<string, string>> = {
  'United Kingdom': 'GB',
  Thailand: 'TH',
  Iran: 'IR',
  Taiwan: 'TW',
  Latvia: 'LV',
};
if (MARKETS.some(({ country }) => COUNTRY_CODES[country] === undefined)) {
  throw new Error('every market has a code');
}
