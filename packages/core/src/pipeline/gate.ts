// The gate of a stage: what its exit checklist asks, what of it is settled, and what is missing. What we believe and what
// the buyer has confirmed stand apart.
import { fold } from '../rules/fold.ts';
import type { RuleRecord } from '../rules/evaluate.ts';
import type { MapGraph } from '../map/traverse.ts';
import type { ChecklistItem, Stage } from '../map/nodes.ts';
import type { Deal } from './deal.ts';

export interface GateItem {
  readonly stage: string;
  readonly item: ChecklistItem;
  /** `asked`: an approval that was asked for and not given yet. */
  readonly state: 'done' | 'missing' | 'asked';
  readonly at: string | null;
  readonly by: string | null;
  readonly evidence: string;
}

export interface Gate {
  /** The strictest of the stages that are left. */
  readonly mode: Stage['gate'];
  readonly items: readonly GateItem[];
  /** Required items that are not settled. */
  readonly missing: readonly GateItem[];
  /** The question whose answer confirms that the buyer is here; empty where the map has none. */
  readonly confirming: string;
  readonly confirmed: Deal['confirmed'];
}

const STRICT = { off: 0, warn: 1, block: 2 } as const;

/**
 * What leaving asks for.
 * @param stages the stages that the move leaves: the deal's own, and the one around it where the move leaves that, too
 */
export function gateOf(stages: readonly Stage[], deal: Deal, record: RuleRecord): Gate {
  const asking = stages.filter(({ gate }) => gate !== 'off');
  const items = asking.flatMap((stage) =>
    stage.checklist.map((item): GateItem => ({ stage: stage.id, item, ...standing(item, deal, record) })),
  );
  return {
    mode: asking.reduce<Stage['gate']>(
      (mode, { gate }) => (STRICT[gate] > STRICT[mode] ? gate : mode),
      'off',
    ),
    items,
    missing: items.filter(({ item, state }) => item.required && state !== 'done'),
    confirming: stages.find(({ confirming }) => confirming !== '')?.confirming ?? '',
    confirmed: deal.confirmed,
  };
}

/** The gate that a deal stands before: of its stage and of the stage around it. */
export function gateHere(graph: MapGraph, deal: Deal, record: RuleRecord): Gate {
  return gateOf(stagesAround(graph, deal.nodeId), deal, record);
}

/** A stage and the one that it is a sub-step of. */
export function stagesAround(graph: MapGraph, nodeId: string): readonly Stage[] {
  const node = graph.node(nodeId);
  if (node?.type !== 'stage') return [];
  const parent = node.parent === null ? undefined : graph.node(node.parent);
  return parent?.type === 'stage' ? [node, parent] : [node];
}

type Standing = Pick<GateItem, 'state' | 'at' | 'by' | 'evidence'>;
const MISSING: Standing = { state: 'missing', at: null, by: null, evidence: '' };
const settled = (at: string | null = null): Standing => ({ state: 'done', at, by: null, evidence: '' });

function standing(item: ChecklistItem, deal: Deal, record: RuleRecord): Standing {
  const tick = deal.ticks[item.id];
  const { check } = item;
  switch (check.how) {
    case 'tick':
    case 'approval':
      return tick === undefined ? MISSING : { ...tick };
    case 'field': {
      const value = record.field(check.field) ?? null;
      const filled = value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
      return filled ? settled() : MISSING;
    }
    case 'activity': {
      const at = deal.done[check.activity];
      return at !== undefined && Date.parse(at) >= Date.parse(deal.enteredAt) ? settled(at) : MISSING;
    }
    case 'document': {
      const wanted = fold(check.document);
      return deal.documents.some((name) => fold(name).includes(wanted)) ? settled() : MISSING;
    }
  }
}
