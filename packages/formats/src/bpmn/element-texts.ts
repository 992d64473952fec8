// Names and texts of an element: as we have them where the file shows just that, as the file has them where it differs.
import type { Warn } from './bpmn-warnings.ts';
import { bodyText, lineText } from './carried-text.ts';
import { DOCUMENTED, readDocumentation, type Documented } from './documented.ts';
import type { Draft } from './draft.ts';
import type { Ids } from './element-ids.ts';
import type { BpmnElement } from './moddle.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Many files name their steps only. */
export const UNNAMED = 'Imported process';

export interface Context {
  readonly draft: Draft;
  readonly ids: Ids;
  readonly warn: Warn;
  readonly read: (element: BpmnElement | undefined, type: string) => Fields | undefined;
}

/** A text as we have it, where the file shows just that; otherwise as the file has it. */
export function agreed(stored: unknown, shown: string, show: (text: string) => string): string {
  return typeof stored === 'string' && show(stored).trim() === show(shown).trim() ? stored : shown;
}

export function namedOr(
  context: Context,
  stored: unknown,
  shown: string | undefined,
  fallback: string,
): string {
  const name = agreed(stored, shown ?? '', lineText);
  if (name === stored) return name;
  const line = lineText(name).replaceAll(/\s+/gu, ' ');
  if (line === '') {
    if (fallback !== UNNAMED) context.warn('no_name', {});
    return cut(context, fallback, 200, fallback) || 'Step';
  }
  return name.trim() === name && name.length <= 200 ? name : cut(context, line, 200, line);
}

export function cut({ warn }: Context, text: string, limit: number, name: string): string {
  if (text.length <= limit) return text;
  warn('text_cut', { name: name.slice(0, 60) });
  return `${text
    .slice(0, limit - 1)
    .toWellFormed()
    .trim()}…`;
}

/** Only what is documented is compared; all other fields are taken as they are. */
export function documentedOnly(stored: Fields, kind: Documented): Fields {
  const fields: readonly string[] = DOCUMENTED[kind];
  return Object.fromEntries(Object.entries(stored).filter(([field]) => fields.includes(field)));
}

/** Texts by field: ours from their documentation, foreign documentation and notes added to `extra`. */
export function textsOf(
  context: Context,
  element: BpmnElement,
  kind: Documented,
  id: string,
  stored: Fields,
  extra: { readonly field: string; readonly texts: readonly string[] },
): Record<string, string> {
  const { ours, others } = readDocumentation(element, kind, id);
  const texts: Record<string, string> = {};
  for (const field of new Set([...ours.keys(), ...Object.keys(stored)])) {
    if (ours.has(field) || typeof stored[field] === 'string') {
      texts[field] = agreed(stored[field], ours.get(field) ?? '', bodyText);
    }
  }
  const added = [...others, ...extra.texts].filter((text) => text.trim() !== '');
  if (added.length > 0) {
    texts[extra.field] = [texts[extra.field] ?? '', ...added].filter((text) => text !== '').join('\n\n');
  }
  for (const [field, text] of Object.entries(texts)) {
    if (text.length > 10_000) texts[field] = cut(context, text, 10_000, element.name ?? id);
  }
  return texts;
}
