// Paths of a draft with their words and, where another tool has left them alone, with our own fields.
import { pathSchema, type MapPath } from '@portolan/core';
import { lineText } from './carried-text.ts';
import type { DraftNode } from './draft.ts';
import type { DraftPath } from './draft-paths.ts';
import { oneOf } from './element-kinds.ts';
import { agreed, cut, documentedOnly, textsOf, type Context, type Fields } from './element-texts.ts';
import { ownData, type BpmnElement } from './moddle.ts';
import { withDefaults } from './own-data.ts';

/** The flow of a path that carries our data; each gives its data and id to one path only. */
export function claimPathIds(context: Context, paths: readonly DraftPath[]): Map<DraftPath, string> {
  const found = new Map<DraftPath, string>();
  for (const path of paths) {
    const flow = ownFlow(path);
    const id =
      flow === undefined || context.read(flow, 'Path') === undefined
        ? undefined
        : context.ids.claim(flow, ['Path_']);
    if (id !== undefined) found.set(path, id);
  }
  return found;
}

export function buildPaths(
  context: Context,
  paths: readonly DraftPath[],
  claimed: ReadonlyMap<DraftPath, string>,
  nodeIds: ReadonlyMap<DraftNode, string>,
): (readonly [BpmnElement, string, MapPath])[] {
  const { warn, ids } = context;
  const known = new Map<string, number>();
  const built: (readonly [BpmnElement, string, MapPath])[] = [];
  for (const draft of paths) {
    const { from, to } = draft;
    const fromName = lineText(from.element.name ?? '');
    if (from === to) {
      warn('self_loop', { stage: fromName });
      continue;
    }
    const flow = ownFlow(draft) ?? draft.flows[0]!;
    const words = pathWords(context, draft, flow);
    const ends = `${nodeIds.get(from)} ${nodeIds.get(to)}`;
    const key = from.kind === 'decision' ? `${ends} ${words.label}` : ends;
    const twin = known.get(key);
    if (twin !== undefined) {
      warn('merged_paths', { from: fromName, to: lineText(to.element.name ?? '') });
      const [element, type, path] = built[twin]!;
      const labels = [...new Set([path.label, words.label].filter((label) => label !== ''))];
      const label = cut(context, labels.join(' / '), 200, fromName);
      built[twin] = [element, type, { ...path, label }];
      continue;
    }
    known.set(key, built.length);
    const path = withDefaults<MapPath>(
      pathSchema,
      { ...words.stored, note: words.note },
      {
        id: claimed.get(draft) ?? ids.fresh(flow),
        from: nodeIds.get(from)!,
        to: nodeIds.get(to)!,
        label: words.label,
      },
    );
    built.push([flow, 'Path', path]);
  }
  return built;
}

/** Label, rule and note of a path; what was edited elsewhere holds. */
function pathWords(
  context: Context,
  draft: DraftPath,
  flow: BpmnElement,
): { readonly label: string; readonly note: string; readonly stored: Fields } {
  const { written: w, ...stored } = context.read(flow, 'Path') ?? {};
  const isOurs = ownData(flow, 'Path') !== undefined;
  const written = typeof w === 'object' && w !== null ? (w as Fields) : {};
  const condition =
    draft.flows.map((one) => (one.conditionExpression?.body ?? '').trim()).find((text) => text !== '') ?? '';
  const isSame = condition === (typeof written['condition'] === 'string' ? written['condition'] : '').trim();
  const shown = [
    ...new Set([...draft.flows.map(({ name }) => lineText(name ?? '')), ...draft.events.map(lineText)]),
  ]
    .filter((text) => text !== '')
    .join(' / ');
  let label =
    typeof written['name'] === 'string' && written['name'] === shown
      ? typeof stored['label'] === 'string'
        ? stored['label']
        : ''
      : agreed(stored['label'], shown, lineText);
  const isDefault = draft.flows.some((one) => oneOf(one.sourceRef)?.default === one);
  if (!isOurs && label === '' && isDefault) label = 'Otherwise';
  const notes = draft.flows.flatMap((one) => context.draft.flowNotes.get(one) ?? []);
  let { rule } = stored;
  if (condition !== '' && !isSame) {
    context.warn('condition_as_words', { condition: condition.slice(0, 200) });
    if (label === '') label = lineText(condition);
    if (lineText(condition) !== label) notes.push(condition);
  }
  if (rule !== undefined && rule !== null && !isSame) {
    context.warn('rule_changed', { path: label });
    rule = null;
  }
  const id = (flow.id ?? '').replace(/^Path_/u, '');
  const { note = '' } = textsOf(context, flow, 'path', id, documentedOnly(stored, 'path'), {
    field: 'note',
    texts: notes,
  });
  return {
    label: cut(context, label.trim(), 200, label),
    note,
    stored: { ...stored, ...(rule !== undefined && { rule }) },
  };
}

function ownFlow({ flows }: DraftPath): BpmnElement | undefined {
  return flows.find((flow) => ownData(flow, 'Path') !== undefined);
}
