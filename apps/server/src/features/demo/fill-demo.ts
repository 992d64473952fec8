// Writes the story of the demo company into a workspace, all in one transaction: people who cannot sign in, maps, records,
// deals with the history that they really had, what was done and what is next. By the same writers as everything else.
import type { DealCommand, DealFields, RecordAccess, Role } from '@portolan/core';
import { recordAccessOf } from '@portolan/core';
import type { MapInput } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import { SYSTEM } from '../../platform/audit/audit.ts';
import { insertUser } from '../../platform/auth/accounts-store.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { ONBOARDING_MAP, ONBOARDING_PROCESS, SALES_MAP, SALES_PROCESS } from './demo-map.ts';
import { COUNTRY_CODES, PRODUCTS, USES } from './demo-story.ts';
import type { Story, StoryDeal } from './demo-story.ts';

/** Who writes, and when; the same for every writer. */
export interface DemoBy {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
}
interface DealOrder {
  readonly dealId: string;
  readonly command: DealCommand;
  readonly actorId?: string | null;
}
type Refusal = { readonly ok: false; readonly error: Error };

/** What other features do for it; app.ts hands it in. */
export interface DemoWriters {
  readonly publish: (
    tx: TenantTx,
    process: { readonly name: string; readonly purpose: string; readonly map: MapInput },
    by: DemoBy,
  ) => Promise<{ readonly processId: string; readonly versionId: string }>;
  readonly addTeam: (
    tx: TenantTx,
    team: {
      readonly name: string;
      readonly members: readonly { readonly id: string; readonly lead: boolean }[];
    },
    by: DemoBy,
  ) => Promise<void>;
  /** @returns the key of the field and its options' ids by label */
  readonly addChoice: (
    tx: TenantTx,
    field: { readonly about: 'deal'; readonly label: string; readonly options: readonly string[] },
    by: DemoBy,
  ) => Promise<{ readonly key: string; readonly options: ReadonlyMap<string, string> }>;
  readonly addProduct: (
    tx: TenantTx,
    product: {
      readonly name: string;
      readonly code: string;
      readonly minor: number;
      readonly currency: string;
    },
    by: DemoBy,
  ) => Promise<string>;
  readonly writeRecords: (
    tx: TenantTx,
    about: 'company' | 'contact',
    records: readonly { readonly id: string; readonly fields: object }[],
    by: DemoBy,
  ) => Promise<readonly ({ readonly ok: true } | Refusal)[]>;
  readonly writeDeals: (
    tx: TenantTx,
    orders: readonly DealOrder[],
    by: DemoBy & { readonly asHistory: true },
  ) => Promise<readonly ({ readonly ok: true } | Refusal)[]>;
  readonly addActivities: (tx: TenantTx, activities: readonly DemoActivity[], by: DemoBy) => Promise<void>;
  readonly addNote: (
    tx: TenantTx,
    note: { readonly dealId: string; readonly text: string; readonly authorId: string },
    by: DemoBy,
  ) => Promise<void>;
}
export interface DemoActivity {
  readonly kind: 'call' | 'meeting' | 'email' | 'task';
  readonly subject: string;
  readonly dealId: string;
  readonly contactId: string;
  readonly ownerId: string;
  readonly at: Date;
  readonly done: boolean;
}

/** Nobody can sign in with such an address, and none is shown. */
export const DEMO_DOMAIN = 'demo.invalid';
const AT_ONCE = 250;
const ALL = recordAccessOf({ records: [], fields: [] }, { role: 'owner', userId: null, teamOwners: [] });

export async function fillDemo(
  tx: TenantTx,
  writers: DemoWriters,
  story: Story,
  { ownerId, now, newId }: { readonly ownerId: string; readonly now: Date; readonly newId: () => string },
): Promise<void> {
  const by: DemoBy = { actor: SYSTEM, role: 'owner', access: ALL, now, newId };
  const people = await addPeople(tx, writers, story, by);
  const sales = await writers.publish(tx, { ...SALES_PROCESS, map: SALES_MAP }, by);
  const onboarding = await writers.publish(tx, { ...ONBOARDING_PROCESS, map: ONBOARDING_MAP }, by);
  const use = await writers.addChoice(tx, { about: 'deal', label: 'Use', options: USES }, by);
  const products = new Map<string, string>();
  for (const { name, code, price } of PRODUCTS) {
    const product = { name, code, minor: price * 100, currency: 'EUR' };
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    products.set(name, await writers.addProduct(tx, product, by));
  }
  const companies = new Map(story.companies.map(({ name }) => [name, newId()]));
  await allOf(
    writers.writeRecords(
      tx,
      'company',
      story.companies.map(({ name, country, owner }, i) => ({
        id: companies.get(name)!,
        fields: {
          name,
          domain: `company-${i + 1}.example`,
          ownerId: people.get(owner) ?? null,
          address: { lines: [], city: '', region: '', postalCode: '', country: COUNTRY_CODES[country]! },
        },
      })),
      by,
    ),
  );
  const contacts = new Map(story.contacts.map(({ key }) => [key, newId()]));
  await allOf(
    writers.writeRecords(
      tx,
      'contact',
      story.contacts.map(({ key, company, given, family, title }, i) => ({
        id: contacts.get(key)!,
        fields: {
          name: { given, family },
          title,
          companyId: companies.get(company)!,
          emails: [{ address: `person-${i + 1}@company-${i + 1}.example`, kind: 'work' }],
        },
      })),
      by,
    ),
  );
  const ids = new Map(story.deals.map(({ key }) => [key, newId()]));
  const ordersOf = (deal: StoryDeal): DealOrder[] => {
    const dealId = ids.get(deal.key)!;
    const fields: DealFields = {
      name: deal.name,
      amount: { minor: deal.amountMinor, currency: 'EUR' },
      closeOn: deal.closeOn,
      source: deal.source,
      companyId: companies.get(deal.company)!,
      ownerId: people.get(deal.owner) ?? null,
      problem: '',
      competitors: [],
      tags: [],
      people: [{ contactId: contacts.get(deal.contact)!, part: 'champion' }],
      lines: [
        {
          id: newId(),
          productId: products.get(deal.product)!,
          name: deal.product,
          quantityMilli: 1000,
          unitMinor: deal.amountMinor,
          discount: 0,
        },
      ],
      backOn: null,
      custom: { [use.key]: use.options.get(deal.use)! },
    };
    const happenedAt = new Date(deal.startMs).toISOString();
    return [
      {
        dealId,
        command: {
          do: 'create',
          fields,
          ...at(sales),
          nodeId: 'lead',
          happenedAt,
          continuedFrom: null,
          override: null,
        },
      },
      ...deal.steps.map((step): DealOrder => ({
        dealId,
        command: step.command,
        actorId: step.by === null ? null : (people.get(step.by) ?? null),
      })),
      ...onboardingOf(deal, dealId, fields),
    ];
  };
  const onboardingOf = (deal: StoryDeal, dealId: string, fields: DealFields): DealOrder[] => {
    if (deal.onboardingSinceMs === null) return [];
    const next = newId();
    const since = new Date(deal.onboardingSinceMs).toISOString();
    const days = (now.getTime() - deal.onboardingSinceMs) / 86_400_000;
    const moves = [
      { to: 'install', after: 7 },
      { to: 'training', after: 22 },
    ].filter(({ after }) => days > after);
    return [
      { dealId, command: { do: 'continueIn', dealId: next, processId: onboarding.processId } },
      {
        dealId: next,
        command: {
          do: 'create',
          fields: { ...fields, closeOn: null },
          ...at(onboarding),
          nodeId: 'kickoff',
          happenedAt: since,
          continuedFrom: dealId,
          override: null,
        },
      },
      ...moves.map(({ to, after }): DealOrder => ({
        dealId: next,
        command: {
          do: 'move',
          to,
          happenedAt: new Date(deal.onboardingSinceMs! + after * 86_400_000).toISOString(),
          ...PLAIN,
        },
      })),
    ];
  };
  const asHistory = { ...by, asHistory: true } as const;
  for (let from = 0; from < story.deals.length; from += AT_ONCE) {
    const orders = story.deals.slice(from, from + AT_ONCE).flatMap(ordersOf);
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    await allOf(writers.writeDeals(tx, orders, asHistory));
  }
  // Some of what is open was given to whoever looks around, so that their day has work in it.
  const given = story.deals.filter(({ open }) => open).filter((_deal, i) => i % 6 === 0);
  const theirs = new Set(given.map(({ key }) => key));
  const toOwner = (deal: StoryDeal): DealOrder => ({
    dealId: ids.get(deal.key)!,
    command: { do: 'set', changes: { ownerId }, was: {} },
  });
  await allOf(writers.writeDeals(tx, given.map(toOwner), asHistory));
  await writers.addActivities(
    tx,
    story.deals.flatMap((deal) =>
      deal.deeds.map(({ kind, subject, atMs, done, by: who }): DemoActivity => ({
        kind,
        subject,
        dealId: ids.get(deal.key)!,
        contactId: contacts.get(deal.contact)!,
        ownerId: !done && theirs.has(deal.key) ? ownerId : people.get(who)!,
        at: new Date(atMs),
        done,
      })),
    ),
    by,
  );
  for (const deal of story.deals) {
    if (deal.note === null) continue;
    const note = { dealId: ids.get(deal.key)!, text: deal.note, authorId: people.get(deal.owner)! };
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    await writers.addNote(tx, note, by);
  }
}

const PLAIN = { cause: null, no: null, reason: '', backOn: null, override: null } as const;
const at = ({ processId, versionId }: { readonly processId: string; readonly versionId: string }) => ({
  processId,
  versionId,
});

/** Nothing is left out: a story that does not fit is a fault of ours. */
async function allOf(work: Promise<readonly ({ readonly ok: true } | Refusal)[]>): Promise<void> {
  for (const one of await work) if (!one.ok) throw one.error;
}

async function addPeople(
  tx: TenantTx,
  writers: DemoWriters,
  story: Story,
  by: DemoBy,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const teams = new Map<string, { id: string; lead: boolean }[]>();
  for (const { name, role, team } of story.people) {
    const id = by.newId();
    ids.set(name, id);
    // oxlint-disable no-await-in-loop -- statements of one transaction
    await insertUser(tx, { id, name, email: `${id}@${DEMO_DOMAIN}` }, by.now);
    await tx.run({
      text: 'insert into members (workspace_id, user_id, role, joined_at) values ($1, $2, $3, $4)',
      values: [tx.workspaceId, id, role, by.now],
    });
    // oxlint-enable no-await-in-loop
    const members = teams.get(team) ?? [];
    teams.set(team, [...members, { id, lead: members.length === 0 }]);
  }
  for (const [name, members] of teams) {
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    await writers.addTeam(tx, { name, members }, by);
  }
  return ids;
}
