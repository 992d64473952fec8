// Which tool wrote a table, by the names that only it uses. Every sign has a weight; one strong or two weak ones decide.
import type { ImportTool } from '@portolan/core';
import { foldedName, stageEntered } from '../../csv/headers.ts';

interface Sign {
  readonly tool: ImportTool;
  readonly weight: number;
  readonly fits: (headers: readonly string[], folded: ReadonlySet<string>) => boolean;
}

const has =
  (...names: readonly string[]) =>
  (_: readonly string[], folded: ReadonlySet<string>): boolean =>
    names.some((name) => folded.has(name));
const literal =
  (pattern: RegExp) =>
  (headers: readonly string[]): boolean =>
    headers.some((header) => pattern.test(header.trim()));

const SIGNS: readonly Sign[] = [
  { tool: 'portolan', weight: 3, fits: has('portolan id') },
  // "Deal - Title", in whatever language.
  {
    tool: 'pipedrive',
    weight: 3,
    fits: (headers) =>
      headers.length > 1 &&
      headers.filter((name) => /^\S[^-]{1,30} - \S/u.test(name)).length >= headers.length * 0.6,
  },
  {
    tool: 'pipedrive',
    weight: 1,
    fits: has('deal organization', 'deal contact person', 'organization name', 'marked as done time'),
  },
  { tool: 'hubspot', weight: 3, fits: (headers) => headers.some((name) => stageEntered(name) !== undefined) },
  {
    tool: 'hubspot',
    weight: 3,
    fits: literal(/^(?:cumulative time in|latest time in|date exited) "|^hs_|^property_|^hubspot_/i),
  },
  { tool: 'hubspot', weight: 1, fits: literal(/^record id$/i) },
  {
    tool: 'hubspot',
    weight: 2,
    fits: has(
      'associated company ids',
      'associated contact ids',
      'company domain name',
      'associated company',
      'lifecycle stage',
      'hubspot owner id',
    ),
  },
  {
    tool: 'hubspot',
    weight: 1.5,
    fits: has(
      'closed lost reason',
      'closed won reason',
      'country region',
      'original source',
      'deal pipeline stage id',
      'portal id',
    ),
  },
  {
    tool: 'hubspot',
    weight: 0.5,
    fits: has(
      'deal stage',
      'deal owner',
      'contact owner',
      'company owner',
      'dealstage',
      'last activity date',
    ),
  },
  // A history of properties: name, value, timestamp, source, source id.
  {
    tool: 'hubspot',
    weight: 2.5,
    fits: (_, folded) =>
      folded.has('deal id') &&
      folded.has('value') &&
      folded.has('source id') &&
      (folded.has('timestamp') || folded.has('date entered')),
  },
  {
    tool: 'hubspot',
    weight: 2.5,
    fits: (_, folded) =>
      (folded.has('value1') || folded.has('value 1')) && (folded.has('time1') || folded.has('time 1')),
  },
  { tool: 'zoho', weight: 1, fits: literal(/^Record Id$/) },
  {
    tool: 'zoho',
    weight: 2,
    fits: has(
      'closing date',
      'potential name',
      'moved to',
      'stage duration calendar days',
      'sales cycle duration',
      'overall sales duration',
      'reason for loss',
    ),
  },
  { tool: 'zoho', weight: 1, fits: has('probability', 'expected revenue') },
  { tool: 'zoho', weight: 1, fits: (_, folded) => folded.has('deal owner') && folded.has('account name') },
  { tool: 'zoho', weight: 1, fits: (_, folded) => folded.has('modified time') && folded.has('created time') },
  {
    tool: 'salesforce',
    weight: 2.5,
    fits: has('forecast category', 'forecast category name', 'system modstamp'),
  },
  { tool: 'salesforce', weight: 1.5, fits: has('opportunity id') },
  {
    tool: 'salesforce',
    weight: 1.5,
    fits: has('opportunity name'),
  },
  {
    tool: 'salesforce',
    weight: 1,
    fits: has('stage name', 'is won', 'is closed', 'lead source', 'last modified by', 'opportunity owner'),
  },
  { tool: 'salesforce', weight: 2, fits: (_, folded) => folded.has('from stage') && folded.has('to stage') },
  {
    tool: 'salesforce',
    weight: 2,
    fits: (_, folded) => folded.has('old value') && folded.has('new value') && folded.has('field'),
  },
  { tool: 'salesforce', weight: 1, fits: (_, folded) => folded.has('account id') && folded.has('owner id') },
  {
    tool: 'bitrix24',
    weight: 2.5,
    fits: has(
      'assigned by id',
      'date create',
      'old stage id',
      'new stage id',
      'opportunity',
      'stage semantic id',
      'ответственный',
      'стадия сделки',
    ),
  },
  {
    tool: 'bitrix24',
    weight: 2,
    fits: (_, folded) => folded.has('stage id') && (folded.has('manager id') || folded.has('assigned by id')),
  },
  {
    tool: 'bitrix24',
    weight: 1,
    fits: has('название компании', 'воронка', 'responsible user id', 'changed by id', 'inn'),
  },
  {
    tool: 'trello',
    weight: 3,
    fits: (_, folded) => folded.has('card id') && (folded.has('list name') || folded.has('list id')),
  },
];

/** @returns the tool, and 0 to 1 how sure it is */
export function toolOf(headers: readonly string[]): {
  readonly tool: ImportTool;
  readonly confidence: number;
} {
  const folded = new Set(headers.map(foldedName));
  const points = new Map<ImportTool, number>();
  for (const { tool, weight, fits } of SIGNS) {
    if (fits(headers, folded)) points.set(tool, (points.get(tool) ?? 0) + weight);
  }
  const [first, second] = [...points].toSorted(([, a], [, b]) => b - a);
  if (!first || first[1] < 2) return { tool: 'other', confidence: 0 };
  return {
    tool: first[0],
    confidence: Math.min(1, first[1] / 4) * (first[1] / (first[1] + (second?.[1] ?? 0))),
  };
}
