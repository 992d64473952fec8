// The stages of a map as a table for spreadsheets: a row per stage with every field in words, several values of a
// field on lines of their own. UTF-8 with a mark, and no cell can run as a formula.
import type { ChecklistItem, SalesMap, Stage } from '@portolan/core';
import { CSV_BOM, csvLine, type CsvValue } from '../csv/write-csv.ts';

/** The columns in their order, with their English headings. */
export const STAGE_COLUMNS = {
  id: 'Id',
  name: 'Stage',
  partOf: 'Part of',
  kind: 'Kind',
  lane: 'Owner',
  stakeholders: 'Also involved',
  phase: 'Journey phase',
  statement: "Buyer's statement",
  actions: 'Our actions',
  tools: 'Tools',
  definition: 'Definition',
  happens: 'What happens',
  entry: 'Entry criteria',
  required: 'Exit checklist: required',
  advised: 'Exit checklist: advised',
  gate: 'Gate',
  confirming: 'Confirming question',
  expectedDays: 'Expected days',
  followUpDays: 'Follow up after days',
  giveUpTouches: 'Give up after touches',
  giveUpDays: 'Give up after days',
  kpis: 'KPIs',
  milestones: 'Milestones',
  questions: 'Questions to ask',
  objections: 'Objections and answers',
  content: 'Content',
  serves: 'How it serves the goal',
  review: 'Review',
  alsoKnownAs: 'Also known as',
  next: 'Leads to',
} as const;
export type StageColumn = keyof typeof STAGE_COLUMNS;

/** @param headings in another language (`STAGE_HEADINGS`); those that are missing stay English */
export function writeStagesCsv(
  map: SalesMap,
  headings: Readonly<Partial<Record<StageColumn, string>>> = {},
): string {
  const names = namesOf(map);
  const columns = Object.keys(STAGE_COLUMNS) as StageColumn[];
  const rows = map.nodes
    .filter((node) => node.type === 'stage')
    .map((stage) => {
      const cells = cellsOf(map, stage, names);
      return csvLine(columns.map((column) => cells[column]));
    });
  return (
    CSV_BOM + csvLine(columns.map((column) => headings[column] ?? STAGE_COLUMNS[column])) + rows.join('')
  );
}

type Names = (id: string | null) => string;

function namesOf(map: SalesMap): Names {
  const names = new Map(
    [...map.lanes, ...map.phases, ...map.library, ...map.nodes].map(({ id, name }) => [id, name]),
  );
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}

function cellsOf(map: SalesMap, stage: Stage, nameOf: Names): Record<StageColumn, CsvValue> {
  const checklist = (required: boolean): string =>
    lines(stage.checklist.filter((item) => item.required === required).map(itemText));
  return {
    id: stage.id,
    name: stage.name,
    partOf: nameOf(stage.parent),
    kind: stage.kind,
    lane: nameOf(stage.lane),
    stakeholders: lines(stage.stakeholders.map(nameOf)),
    phase: nameOf(stage.phase),
    statement: stage.statement,
    actions: lines(stage.actions.map(({ text }) => text)),
    tools: lines([...new Set(stage.actions.flatMap(({ tools }) => tools))]),
    definition: stage.definition,
    happens: stage.happens,
    entry: lines(stage.entry.map(({ text }) => text)),
    required: checklist(true),
    advised: checklist(false),
    gate: stage.gate,
    confirming: stage.confirming,
    expectedDays: stage.expectedDays,
    followUpDays: stage.followUpDays,
    giveUpTouches: stage.giveUp?.touches,
    giveUpDays: stage.giveUp?.days,
    kpis: lines(
      stage.kpis.map(({ name, target, unit }) =>
        target === null ? name : `${name}: ${target}${unit === '' ? '' : ` ${unit}`}`,
      ),
    ),
    milestones: lines(stage.milestones),
    questions: lines(stage.playbook.questions.map(({ text }) => text)),
    objections: lines(
      stage.playbook.objections.map(({ text, answer }) => (answer === '' ? text : `${text} → ${answer}`)),
    ),
    content: lines(stage.playbook.content.map(nameOf)),
    serves: stage.serves,
    review: lines(
      Object.entries(stage.review).flatMap(([question, given]) =>
        given === null ? [] : `${question}: ${given.answer}${given.note === '' ? '' : ` (${given.note})`}`,
      ),
    ),
    alsoKnownAs: lines(stage.alsoKnownAs),
    next: lines(
      map.paths
        .filter(({ from }) => from === stage.id)
        .map(({ to, label }) => (label === '' ? nameOf(to) : `${label} → ${nameOf(to)}`)),
    ),
  };
}

function itemText({ text, by, check }: ChecklistItem): string {
  const how = {
    tick: () => '',
    field: () => (check.how === 'field' ? `field ${check.field}` : ''),
    activity: () => (check.how === 'activity' ? check.activity : ''),
    document: () => (check.how === 'document' ? `document ${check.document}` : ''),
    approval: () => (check.how === 'approval' ? `approved by ${check.role}` : ''),
  }[check.how]();
  const more = [by === 'buyer' ? 'by the buyer' : '', how].filter((part) => part !== '');
  return more.length === 0 ? text : `${text} (${more.join(', ')})`;
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}
