// Which kind of record a table holds: the kind whose fields its columns are named after, the telling ones most.
import type { ImportEntity } from '@portolan/core';
import { IMPORT_ENTITIES } from '@portolan/core';
import { foldedName, stageEntered } from '../../csv/headers.ts';
import { fieldsNamed } from './aliases.ts';

/** How much a column of the field tells; fields that are not named tell half a point. */
const WEIGHTS: Readonly<Record<ImportEntity, Readonly<Record<string, number>>>> = {
  contacts: {
    firstName: 4,
    lastName: 4,
    fullName: 3,
    emails: 4,
    phones: 2,
    title: 2,
    companyId: 1,
    companyName: 1,
  },
  companies: { name: 3, domain: 4, website: 2, industry: 4, size: 3, parent: 4, phones: 1 },
  deals: {
    name: 4,
    amount: 2.5,
    stage: 3,
    pipeline: 3,
    closeDate: 3,
    lostReason: 4,
    wonReason: 4,
    wonAt: 3,
    lostAt: 3,
    isWon: 2,
    isClosed: 1,
    nextStep: 2,
    status: 1.5,
    stageChangedAt: 3,
    contactIds: 1,
    sourceId: 1.5,
    source: 1,
    createdAt: 1,
  },
  activities: { subject: 3, kind: 3, dueDate: 3, done: 2, doneAt: 4, duration: 2, dueTime: 2 },
  products: { name: 3, code: 4, price: 4, cost: 3, active: 1.5, category: 1.5, unit: 2 },
  stageHistory: { from: 5, to: 2, at: 1, by: 1, dealId: 1, duration: 4, property: 0 },
};

/** Words for the kinds of record in names of files, sheets and ids. */
const WORDS: Readonly<Record<ImportEntity, RegExp>> = {
  contacts:
    /\b(?:contacts?|people|persons?|leads?|kontakte?|contactos?)\b|контакт|ผู้ติดต่อ|مخاطب|聯絡人|联系人/u,
  companies:
    /\b(?:compan(?:y|ies)|accounts?|organi[sz]ations?|firmen|empresas?)\b|компани|организаци|บริษัท|شرکت|公司|客戶|客户/u,
  deals:
    /\b(?:deals?|opportunit(?:y|ies)|potentials?|pipeline|mql|cards?|negocios?)\b|сделк|ดีล|معامل|商機|商机|交易/u,
  activities:
    /\b(?:activit(?:y|ies)|tasks?|calls?|meetings?|events?|aktivitaten|actividades)\b|задач|дела|กิจกรรม|فعالیت|活動|活动/u,
  products: /\b(?:products?|items?|price list|produkte|productos?)\b|товар|สินค้า|محصول|產品|产品/u,
  stageHistory: /\b(?:histor(?:y|ies)|stage history|changelog|flow)\b|истори|ประวัติ|تاریخچه|歷史|历史/u,
};

export interface EntityChoice {
  readonly entity: ImportEntity | undefined;
  readonly confidence: number;
}

/**
 * @param about name of the file or sheet, where it is known
 * @param repeats whether the ids of deals stand in several rows, as they do in a history
 */
export function entityOf(headers: readonly string[], about: string, repeats: boolean): EntityChoice {
  const folded = headers.map(foldedName);
  const names = new Set(folded);
  const scores = IMPORT_ENTITIES.map((entity) => {
    const found = new Map<string, number>();
    for (const header of headers) {
      const [best] = fieldsNamed(entity, header);
      if (!best) continue;
      const weight = (WEIGHTS[entity][best.field] ?? 0.5) * (best.generic ? 0.35 : 1);
      found.set(best.field, Math.max(found.get(best.field) ?? 0, weight));
    }
    let score = [...found.values()].reduce((sum, weight) => sum + weight, 0);
    if (WORDS[entity].test(foldedName(about))) score += entity === 'stageHistory' ? 4 : 2;
    score += ownId(entity, folded[0] ?? '') + prefixed(entity, headers);
    if (entity === 'stageHistory' && repeats && !headers.some(isDealName)) score += 10;
    if (entity === 'stageHistory' && isHistory(names)) score += names.has('fivetran start') ? 25 : 8;
    return { entity, score: suits(entity, found, names, headers, repeats) ? score : 0 };
  }).toSorted((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (!first || first.score < 2.5) return { entity: undefined, confidence: 0 };
  const lead = (first.score - (second?.score ?? 0)) / first.score;
  return {
    entity: first.entity,
    confidence: Math.min(1, first.score / 10) * (0.6 + 0.4 * Math.min(1, lead * 2)),
  };
}

/** The id in the first column is of this kind of record, or of another. */
function ownId(entity: ImportEntity, first: string): number {
  const word = /^(.+) id$/.exec(first)?.[1];
  if (word === undefined || /^(?:record|event|history|portolan)$/.test(word)) return 0;
  if (entity === 'stageHistory') return WORDS.deals.test(word) ? 1 : -2;
  return WORDS[entity].test(word) ? 3 : -4;
}

/** "Deal - Title": the word before the dash. */
function prefixed(entity: ImportEntity, headers: readonly string[]): number {
  const [first = ''] = headers;
  const word = /^(\S[^-]{1,30}) - \S/u.exec(first)?.[1];
  return word !== undefined && WORDS[entity].test(foldedName(word)) ? 6 : 0;
}

/** Whether the table has what a record of the kind cannot be without. */
function suits(
  entity: ImportEntity,
  found: ReadonlyMap<string, number>,
  names: ReadonlySet<string>,
  headers: readonly string[],
  repeats: boolean,
): boolean {
  const any = (...fields: readonly string[]) => fields.some((field) => found.has(field));
  switch (entity) {
    case 'contacts':
      return any('emails', 'firstName', 'lastName', 'fullName');
    case 'companies':
      return any('name', 'domain');
    case 'deals':
      return (
        any('name', 'sourceId') &&
        (any('stage', 'closeDate', 'status') || !isLineItems(headers, names)) &&
        (any('amount', 'stage', 'closeDate', 'status', 'pipeline', 'wonAt', 'source') ||
          headers.some((header) => stageEntered(header) !== undefined))
      );
    case 'activities':
      return any('subject', 'kind') && any('dueDate', 'done', 'doneAt', 'duration', 'dealId', 'dealName');
    case 'products':
      return any('name', 'code') && any('price', 'code', 'cost', 'category') && !isLineItems(headers, names);
    case 'stageHistory': {
      if (!any('dealId', 'dealName', 'sourceId') || !any('to') || !any('at')) return false;
      const telling = any('from', 'duration') || isHistory(names);
      return telling || (repeats && !headers.some((header) => stageEntered(header) !== undefined));
    }
  }
}

/** Names that only tables of changes have. */
function isHistory(names: ReadonlySet<string>): boolean {
  return (
    names.has('moved to') ||
    names.has('old value') ||
    names.has('date entered') ||
    names.has('fivetran start') ||
    (names.has('value') && names.has('timestamp')) ||
    names.has('value1') ||
    names.has('value 1')
  );
}

/** Products of deals, not the list of products. */
function isLineItems(headers: readonly string[], names: ReadonlySet<string>): boolean {
  return (
    (names.has('quantity') || names.has('qty') || names.has('line total')) &&
    headers.some((header) => fieldsNamed('activities', header).some(({ field }) => field === 'dealId'))
  );
}

function isDealName(header: string): boolean {
  return fieldsNamed('deals', header).some(({ field }) => field === 'name');
}
