// Fairwater Instruments, the company of the demo: it sells instruments that measure water, in five countries, and its
// process has the flaws that real ones have. Everything is data for the simulator; a seed gives the same deals again.
//
// The flaws, and where they are:
// - qualification is skipped for some leads (`Lead` -> `Discovery`), and those deals win less;
// - `Legal` is slow: few people, who take one contract after the other;
// - many proposals go back to `Discovery`, because what was proposed was not what was needed, and take longer;
// - one owner, with half of all British leads, jumps stages (no demo, sometimes no proposal), and wins a third as often;
// - where nobody goes to see the plant, the need takes twice as long to find out (the visits stand in demo-story.ts);
// - summer and the end of the year are quiet, spring and autumn busy; the business grows; late deals are still open.
import { type CaseView, createRandom, type ProcessModel, type Random } from '@portolan/mining';
import { type Market, MARKETS } from './names.ts';

const DAY = 24;

/** Sales people; each sells in one country, and has an equal share of it unless told. */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'United Kingdom': ['Amelia Hart', 'James Whitlow', 'Priya Nair'],
  Thailand: ['สมชาย ใจดี', 'ณัฐธิดา วงศ์งาม'],
  Iran: ['مریم نادری', 'رضا شریفی'],
  Taiwan: ['周子晴', '許文彥'],
  Latvia: ['Ieva Kalniņa', 'Андрей Волков'],
};

/** The owner who jumps stages. The largest patch is his: every other lead from the United Kingdom. */
export const HASTY_OWNER = 'James Whitlow';
const patchOf = (name: string): number => (name === HASTY_OWNER ? 2 : 1);

const SOURCES = [
  { name: 'Website', weight: 28, quality: 0.9 },
  { name: 'Trade fair', weight: 20, quality: 1 },
  { name: 'Referral', weight: 18, quality: 2.2 },
  { name: 'Partner', weight: 12, quality: 1.3 },
  { name: 'Outbound', weight: 20, quality: 0.52 },
  { name: 'Webinar', weight: 8, quality: 0.9 },
] as const;

const PRODUCTS = [
  { name: 'Clarity 200', weight: 38, price: 6_500 },
  { name: 'Clarity 500', weight: 24, price: 14_000 },
  { name: 'FlowGuard', weight: 18, price: 22_000 },
  { name: 'TraceLab', weight: 12, price: 48_000 },
  { name: 'Service plan', weight: 8, price: 3_200 },
] as const;

const SIZES = [
  { name: 'under 5,000', below: 5_000 },
  { name: '5,000 to 20,000', below: 20_000 },
  { name: '20,000 to 50,000', below: 50_000 },
  { name: '50,000 and more', below: Number.POSITIVE_INFINITY },
] as const;

function draw<T extends { readonly weight: number }>(view: CaseView, items: readonly T[]): T {
  return items[view.random.weighted(items.map((item) => item.weight))]!;
}

function marketOf(view: CaseView): Market {
  return MARKETS.find(({ country }) => country === view.attributes['Country'])!;
}

function seller(view: CaseView): string {
  const names = OWNERS[String(view.attributes['Country'])]!;
  return names[view.random.weighted(names.map(patchOf))]!;
}

function company(view: CaseView): string {
  const market = marketOf(view);
  return market.companyName(view.random.pick(market.places), view.random.pick(market.trades));
}

/** What follows from a text alone. */
function randomOf(text: string): Random {
  let seed = 7;
  for (const character of text) seed = Math.imul(seed, 31) + character.codePointAt(0)!;
  return createRandom(seed);
}

/** A company buys more than once, and one talks to the same person each time: the name follows from the company's. */
function contact(view: CaseView): string {
  const random = randomOf(String(view.attributes['Company']));
  const { people } = marketOf(view);
  const names = people[random.weighted(people.map(({ weight }) => weight))]!;
  return names.fullName(random.pick(names.first), random.pick(names.last));
}

function amount(view: CaseView): number {
  const product = PRODUCTS.find(({ name }) => name === view.attributes['Product'])!;
  const pieces = 1 + view.random.weighted([60, 22, 10, 5, 3]);
  return Math.round((view.random.lognormal(product.price, 0.25) * pieces) / 100) * 100;
}

const owner = (view: CaseView): string => String(view.attributes['Owner']);
const hasty = (view: CaseView): boolean => owner(view) === HASTY_OWNER;
const quality = (view: CaseView): number =>
  SOURCES.find(({ name }) => name === view.attributes['Source'])!.quality;
/** Nobody asked whether there is a need, a budget and a decision: the deal is weaker from then on. */
const unqualified = (view: CaseView): boolean =>
  view.visits('Discovery') > 0 && view.visits('Qualified') === 0;
/** The proposal missed the need: everything takes longer the second time. */
const returned = (view: CaseView): boolean => view.visits('Proposal') > 0;

const caseId = ({ index }: { readonly index: number }): string => `FW-${String(index + 1).padStart(4, '0')}`;
/** Whether somebody goes and sees the plant while the need is found out, by the id of the deal. */
export const seesPlant = (id: string): boolean => randomOf(`plant ${id}`).next() < 0.5;

/** How well a deal stands: above 1 better than most. */
function strength(view: CaseView): number {
  return quality(view) * (unqualified(view) ? 0.5 : 1) * (hasty(view) ? 0.47 : 1);
}

export const FAIRWATER: ProcessModel = {
  start: 'Lead',
  caseId,
  arrivals: {
    weekdays: [0.1, 1.15, 1.1, 1, 1, 0.85, 0.15],
    // Quiet in July, August and December; busy in spring and autumn.
    months: [0.9, 1.05, 1.25, 1.1, 1.15, 1, 0.7, 0.55, 1.25, 1.35, 1.15, 0.6],
    growthPerYear: 0.25,
  },
  attributes: [
    { name: 'Country', value: (view) => draw(view, MARKETS).country },
    { name: 'Company', value: company },
    { name: 'Contact', value: contact },
    { name: 'Owner', value: seller },
    { name: 'Source', value: (view) => draw(view, SOURCES).name },
    { name: 'Product', value: (view) => draw(view, PRODUCTS).name },
    { name: 'Amount', value: amount },
    {
      name: 'Deal size',
      value: ({ attributes }) => SIZES.find(({ below }) => Number(attributes['Amount']) < below)!.name,
    },
    { name: 'Currency', value: 'EUR' },
  ],
  calendar: ({ attributes }) => String(attributes['Country']),
  calendars: {
    'United Kingdom': { offsetMinutes: 0 },
    Thailand: { offsetMinutes: 420 },
    Iran: { offsetMinutes: 210, weekdays: [6, 0, 1, 2, 3], fromHour: 8, toHour: 16 },
    Taiwan: { offsetMinutes: 480 },
    Latvia: { offsetMinutes: 120, fromHour: 8, toHour: 17 },
  },
  pools: {
    legal: {
      members: [
        { name: 'Ruth Adeyemi', capacity: 36 },
        { name: 'Edgars Siliņš', capacity: 28, slowness: 1.15 },
      ],
    },
    qualifiers: { members: [{ name: 'Grace Lindqvist' }, { name: 'ปรียา มั่นคง' }, { name: '沈柏宇' }] },
  },
  states: {
    Lead: {
      pool: 'qualifiers',
      stay: { medianHours: 2 * DAY, spread: 0.9 },
      moves: [
        { to: 'Qualified', weight: (view) => 58 * quality(view) },
        { to: 'Disqualified', weight: 34, stay: { medianHours: 1.2 * DAY, spread: 0.9 } },
        // Someone was in a hurry: no qualification.
        { to: 'Discovery', weight: (view) => (hasty(view) ? 14 : 6) },
        { to: 'Nurture', weight: 1 },
      ],
    },
    Qualified: {
      performer: owner,
      stay: { medianHours: 3.5 * DAY, spread: 0.7 },
      moves: [
        { to: 'Discovery', weight: (view) => 70 * quality(view) },
        { to: 'Nurture', weight: 6 },
        { to: 'Disqualified', weight: 8 },
      ],
    },
    Discovery: {
      performer: owner,
      // Whoever has seen the plant knows the need sooner.
      stay: { medianHours: (view) => (returned(view) ? 7 : seesPlant(caseId(view)) ? 3.5 : 7) * DAY },
      moves: [
        { to: 'Demo', weight: (view) => (hasty(view) ? 26 : returned(view) ? 62 : 80) },
        { to: 'Proposal', weight: (view) => (hasty(view) ? 50 : returned(view) ? 22 : 2) },
        { to: 'Lost', weight: (view) => 9 / strength(view) },
        { to: 'Nurture', weight: (view) => (returned(view) ? 2 : 4) },
      ],
    },
    Demo: {
      performer: owner,
      stay: { medianHours: 5 * DAY, spread: 0.6 },
      moves: [
        { to: 'Proposal', weight: 84 },
        { to: 'Lost', weight: (view) => 11 / strength(view) },
        { to: 'Discovery', weight: 2 },
      ],
    },
    Proposal: {
      performer: owner,
      stay: { medianHours: 7 * DAY, spread: 0.6 },
      moves: [
        // The proposal does not fit the need: back to where the need is found out.
        {
          to: 'Discovery',
          weight: ({ visits }) => (visits('Proposal') === 1 ? 48 : visits('Proposal') === 2 ? 14 : 4),
          stay: { medianHours: 7 * DAY, spread: 0.6 },
        },
        { to: 'Legal', weight: (view) => (hasty(view) ? 24 : 46) * Math.min(1.3, strength(view)) },
        { to: 'Won', weight: (view) => (hasty(view) ? 6 : 1.2) },
        { to: 'Lost', weight: (view) => 22 / strength(view) },
        { to: 'Nurture', weight: 1.5 },
      ],
    },
    Legal: {
      pool: 'legal',
      stay: { medianHours: 27 * DAY, spread: 0.5 },
      moves: [
        { to: 'Won', weight: (view) => 74 * Math.min(1.2, strength(view)) },
        { to: 'Lost', weight: (view) => 20 / strength(view) },
        {
          to: 'Proposal',
          weight: ({ visits }) => (visits('Legal') === 1 ? 5 : 0),
          stay: { medianHours: 9 * DAY },
        },
      ],
    },
    Nurture: {
      performer: owner,
      stay: { medianHours: 62 * DAY, spread: 0.5 },
      moves: [
        { to: 'Discovery', weight: 30 },
        { to: 'Qualified', weight: 12 },
        { to: 'Lost', weight: 40 },
      ],
    },
    Won: { performer: owner },
    Lost: { performer: owner },
    Disqualified: { performer: (view) => (view.visits('Qualified') > 0 ? owner(view) : 'Grace Lindqvist') },
  },
};
