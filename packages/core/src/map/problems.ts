// What the schema cannot say: ids are unique, references lead somewhere, sub-stages do not go in circles.
// A map without problems is valid; every command keeps it so.
import type { MapNode } from './nodes.ts';
import type { SalesMap } from './map.ts';

export const PROBLEM_CODES = [
  'duplicateId',
  'missing',
  'parentCycle',
  'parentNotStage',
  'tooDeep',
  'pathAcross',
  'pathFromOutcome',
  'pathToItself',
  'duplicatePath',
] as const;

export interface MapProblem {
  readonly code: (typeof PROBLEM_CODES)[number];
  /** JSON path, e.g. `paths/12/to`. */
  readonly path: string;
  /** The id that is wrong. */
  readonly id: string;
  readonly message: string;
}

/** @returns every problem, in the order of the document; empty for a valid map. */
export function problemsOf(map: SalesMap): MapProblem[] {
  const found: MapProblem[] = [];
  const add = (code: MapProblem['code'], path: string, id: string, message: string): void => {
    found.push({ code, path, id, message });
  };
  checkIds(map, add);
  checkItemIds(map, add);
  const ids = {
    lane: new Set(map.lanes.map(({ id }) => id)),
    persona: new Set(map.personas.map(({ id }) => id)),
    phase: new Set(map.phases.map(({ id }) => id)),
    content: new Set(map.library.map(({ id }) => id)),
  };
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const refer = (kind: keyof typeof ids, path: string, id: string | null): void => {
    if (id !== null && !ids[kind].has(id)) {
      add('missing', path, id, `There is no ${kind} "${id}"; add it, or take the reference away.`);
    }
  };
  for (const [i, phase] of map.phases.entries()) {
    for (const list of ['words', 'questions', 'obstacles', 'triggers'] as const) {
      for (const [j, line] of phase[list].entries()) {
        refer('persona', `phases/${i}/${list}/${j}/persona`, line.persona);
      }
    }
  }
  for (const [i, piece] of map.library.entries()) {
    refer('phase', `library/${i}/phase`, piece.phase);
    refer('persona', `library/${i}/persona`, piece.persona);
  }
  for (const [i, node] of map.nodes.entries()) {
    refer('lane', `nodes/${i}/lane`, node.lane);
    checkParent(node, nodes, `nodes/${i}/parent`, add);
    if (node.type !== 'stage') continue;
    refer('phase', `nodes/${i}/phase`, node.phase);
    for (const [j, id] of node.stakeholders.entries()) refer('lane', `nodes/${i}/stakeholders/${j}`, id);
    for (const [j, id] of node.playbook.content.entries()) {
      refer('content', `nodes/${i}/playbook/content/${j}`, id);
    }
  }
  checkPaths(map, nodes, add);
  for (const [i, id] of map.starts.entries()) {
    if (!nodes.has(id))
      add('missing', `starts/${i}`, id, `The map starts at "${id}", which it does not have.`);
  }
  return found;
}

type Add = (code: MapProblem['code'], path: string, id: string, message: string) => void;

/** One id belongs to one element in the whole map, so that a comment or a finding can point at it. */
function checkIds(map: SalesMap, add: Add): void {
  const seen = new Set<string>();
  for (const collection of ['lanes', 'personas', 'phases', 'library', 'nodes', 'paths'] as const) {
    for (const [i, { id }] of map[collection].entries()) {
      if (seen.has(id)) {
        add(
          'duplicateId',
          `${collection}/${i}/id`,
          id,
          `The id "${id}" is used twice; give one of them another.`,
        );
      }
      seen.add(id);
    }
  }
}

/** Items of a list inside an element: a deal's tick or a comment points at element and item. */
function checkItemIds(map: SalesMap, add: Add): void {
  const check = (path: string, items: readonly { readonly id: string }[]): void => {
    const seen = new Set<string>();
    for (const [i, { id }] of items.entries()) {
      if (seen.has(id))
        add('duplicateId', `${path}/${i}/id`, id, `The id "${id}" is used twice in this list.`);
      seen.add(id);
    }
  };
  check('goal/activities', map.goal.activities);
  for (const [i, phase] of map.phases.entries()) {
    for (const list of ['words', 'questions', 'obstacles', 'triggers'] as const) {
      check(`phases/${i}/${list}`, phase[list]);
    }
  }
  for (const [i, node] of map.nodes.entries()) {
    if (node.type !== 'stage') continue;
    for (const list of ['actions', 'entry', 'checklist', 'kpis'] as const) {
      check(`nodes/${i}/${list}`, node[list]);
    }
    check(`nodes/${i}/playbook/questions`, node.playbook.questions);
    check(`nodes/${i}/playbook/objections`, node.playbook.objections);
  }
}

function checkParent(node: MapNode, nodes: ReadonlyMap<string, MapNode>, path: string, add: Add): void {
  if (node.parent === null) return;
  const parent = nodes.get(node.parent);
  if (parent === undefined) {
    add(
      'missing',
      path,
      node.parent,
      `"${node.name}" is part of the stage "${node.parent}", which the map does not have.`,
    );
    return;
  }
  if (parent.type !== 'stage') {
    add(
      'parentNotStage',
      path,
      node.parent,
      `"${node.name}" is part of "${parent.name}", which is no stage.`,
    );
    return;
  }
  const above = new Set([node.id]);
  for (let one: MapNode | undefined = parent; one !== undefined;) {
    if (above.has(one.id)) {
      add(
        'parentCycle',
        path,
        node.parent,
        `"${node.name}" would be a part of itself; take it out of "${parent.name}".`,
      );
      return;
    }
    above.add(one.id);
    one = one.parent === null ? undefined : nodes.get(one.parent);
  }
  if (above.size > 2) {
    add(
      'tooDeep',
      path,
      node.parent,
      `"${parent.name}" is a sub-stage; a sub-stage has no parts of its own.`,
    );
  }
}

function checkPaths(map: SalesMap, nodes: ReadonlyMap<string, MapNode>, add: Add): void {
  const joined = new Set<string>();
  for (const [i, path] of map.paths.entries()) {
    const from = nodes.get(path.from);
    const to = nodes.get(path.to);
    for (const end of ['from', 'to'] as const) {
      if (!nodes.has(path[end])) {
        add(
          'missing',
          `paths/${i}/${end}`,
          path[end],
          `A path leads ${end} "${path[end]}", which the map does not have.`,
        );
      }
    }
    if (from === undefined || to === undefined) continue;
    if (from === to)
      add('pathToItself', `paths/${i}/to`, path.to, `A path leads from "${from.name}" to itself.`);
    if (from.type === 'outcome') {
      add(
        'pathFromOutcome',
        `paths/${i}/from`,
        path.from,
        `"${from.name}" is an outcome: nothing comes after it.`,
      );
    }
    if (from.parent !== to.parent) {
      add(
        'pathAcross',
        `paths/${i}`,
        path.id,
        `The path from "${from.name}" to "${to.name}" leaves a stage from within; join the stages themselves.`,
      );
    }
    // Two answers of a decision may lead to the same place; two paths between stages would be one.
    const key =
      from.type === 'decision' ? `${path.from} ${path.to} ${path.label}` : `${path.from} ${path.to}`;
    if (joined.has(key)) {
      add(
        'duplicatePath',
        `paths/${i}`,
        path.id,
        `There is a path from "${from.name}" to "${to.name}" already.`,
      );
    }
    joined.add(key);
  }
}
