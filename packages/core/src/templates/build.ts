// Joins a template's structure, its texts and the shared journey into a map. What the types have checked already is
// not checked again; what they could not, the schema does.
import { mapSchema } from '../map/map.ts';
import type { MapInput, SalesMap } from '../map/map.ts';
import { buildJourney, contentOf, laneId, outcomeNode, phaseId } from './journey/build-journey.ts';
import type { Journey, OutcomeKey } from './journey/structure.ts';
import type { Answered, CheckShape, StageShape, StageTexts, Structure, Texts } from './structure.ts';

type NodeInput = NonNullable<MapInput['nodes']>[number];
type StageInput = Extract<NodeInput, { type: 'stage' }>;
type Said = Readonly<Record<string, string>>;

/** @returns the map, with nodes in reading order: each stage, its sub-stages, the decision after it; outcomes last. */
export function buildMap(structure: Structure, texts: Texts<Structure>, journey: Journey): SalesMap {
  const { goal } = structure;
  return mapSchema.parse({
    goal: {
      text: texts.goal,
      metric: goal.metric,
      target: goal.target,
      change: goal.change ?? false,
      unit: goal.unit,
      activities: Object.entries(goal.activities).map(([id, count]) => ({
        id,
        text: of(texts.activities, id),
        ...count,
      })),
    },
    note: texts.note,
    ...buildJourney(structure.lanes, structure.phases, journey),
    nodes: nodesOf(structure, texts, journey),
    paths: pathsOf(structure, texts),
    starts: [...structure.starts],
  } satisfies MapInput);
}

function nodesOf(structure: Structure, texts: Texts<Structure>, journey: Journey): NodeInput[] {
  const stages = Object.entries(structure.stages).flatMap(([id, shape]) => {
    const stage = stageNode(id, shape, of(texts.stages, id), journey);
    const decisions = Object.entries(structure.decisions).filter(([, { after }]) => after === id);
    return [
      stage,
      ...partNodes(id, shape, of(texts.stages, id)),
      ...decisions.map(([decision]): NodeInput => ({
        type: 'decision',
        id: decision,
        name: of(texts.decisions, decision),
        lane: laneId(shape.lane),
      })),
    ];
  });
  const outcomes = Object.entries(structure.outcomes) as [
    OutcomeKey,
    NonNullable<Structure['outcomes'][OutcomeKey]>,
  ][];
  return [...stages, ...outcomes.map(([key, lane]) => outcomeNode(key, lane, journey))];
}

function stageNode(
  id: string,
  shape: StageShape,
  texts: StageTexts<StageShape>,
  journey: Journey,
): StageInput {
  const { name, statement, definition, happens, confirming, serves } = texts;
  return {
    type: 'stage',
    id,
    name,
    statement,
    definition,
    happens,
    confirming,
    serves,
    kind: shape.kind ?? 'working',
    lane: laneId(shape.lane),
    phase: phaseId(shape.phase),
    stakeholders: (shape.stakeholders ?? []).map(laneId),
    milestones: [...(shape.milestones ?? [])],
    expectedDays: shape.expected,
    followUpDays: shape.followUp ?? null,
    giveUp: shape.giveUp ?? null,
    entry: linesOf(texts.entry),
    checklist: Object.entries(shape.checklist).map(([item, check]) => ({
      id: item,
      text: of(texts.checklist, item),
      required: check.advised !== true,
      by: check.by ?? 'us',
      check: checkOf(check, journey),
    })),
    actions: Object.entries(shape.actions).map(([action, tools]) => ({
      id: action,
      text: of(texts.actions, action),
      tools: tools.map((tool) => journey.tools[tool]),
    })),
    kpis: Object.entries(shape.kpis).map(([kpi, unit]) => ({ id: kpi, name: of(texts.kpis, kpi), unit })),
    playbook: {
      questions: linesOf(texts.questions),
      objections: Object.entries<Answered>(texts.objections).map(([objection, [text, answer]]) => ({
        id: objection,
        text,
        answer,
      })),
      content: contentOf(shape.phase),
    },
  };
}

function partNodes(parent: string, shape: StageShape, texts: StageTexts<StageShape>): StageInput[] {
  return Object.entries(shape.parts ?? {}).map(([key, expectedDays]) => {
    const { done, ...said } = of(texts.parts ?? {}, key);
    return {
      type: 'stage',
      id: partId(parent, key),
      parent,
      ...said,
      kind: shape.kind ?? 'working',
      lane: laneId(shape.lane),
      phase: phaseId(shape.phase),
      expectedDays,
      checklist: [{ id: 'done', text: done, by: 'buyer' }],
    };
  });
}

function pathsOf(structure: Structure, texts: Texts<Structure>): NonNullable<MapInput['paths']> {
  const within = Object.entries(structure.stages).flatMap(([id, { parts, inOrder }]) => {
    const keys = Object.keys(parts ?? {});
    return inOrder === true
      ? keys.slice(1).map((key, i) => [partId(id, keys[i] ?? ''), partId(id, key)] as const)
      : [];
  });
  return [
    ...[...structure.ways, ...within].map(([from, to]) => ({ id: `path-${from}-${to}`, from, to })),
    ...Object.entries(structure.answers).map(([id, { from, to, no }]) => ({
      id: `path-${id}`,
      from,
      to,
      label: of(texts.answers, id),
      no: no ?? null,
    })),
  ];
}

function checkOf(check: CheckShape, journey: Journey): NonNullable<StageInput['checklist']>[number]['check'] {
  if (check.field !== undefined) return { how: 'field', field: check.field };
  if (check.activity !== undefined) return { how: 'activity', activity: check.activity };
  if (check.document !== undefined) return { how: 'document', document: journey.documents[check.document] };
  if (check.approval !== undefined) return { how: 'approval', role: check.approval };
  return { how: 'tick' };
}

function linesOf(said: Said): { id: string; text: string }[] {
  return Object.entries(said).map(([id, text]) => ({ id, text }));
}

function partId(parent: string, key: string): string {
  return `${parent}-${key}`;
}

/** The types of a template's files say that every key is there; behind `Structure` they have forgotten it. */
function of<T>(texts: Readonly<Record<string, T>>, key: string): T {
  const found = texts[key];
  if (found === undefined) throw new Error(`The template has no text for "${key}".`);
  return found;
}
