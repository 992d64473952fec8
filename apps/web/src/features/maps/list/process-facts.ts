// What a process comes to in a list: how its published version and its draft stand, and whether its review is overdue.
import type { Process } from '@portolan/contract';
import { dayAt } from '../../../lib/locale/days.ts';

export type ProcessStanding =
  /** Nothing published yet; `asked` of 0: nobody is asked to sign. */
  | { readonly kind: 'draft'; readonly number: number; readonly signed: number; readonly asked: number }
  | { readonly kind: 'published'; readonly number: number; readonly at: string };

/** The published version first, then the draft, as far as there are any. */
export function standingOf(
  process: Pick<Process, 'published' | 'draft' | 'signatures'>,
): readonly ProcessStanding[] {
  const { published, draft, signatures } = process;
  return [
    ...(published === null || published.publishedAt === null
      ? []
      : [{ kind: 'published' as const, number: published.number, at: published.publishedAt }]),
    ...(draft === null
      ? []
      : [
          {
            kind: 'draft' as const,
            number: draft.number,
            signed: signatures.given,
            asked: signatures.asked,
          },
        ]),
  ];
}

/**
 * @param day ISO day of the review
 * @param now milliseconds since 1970
 */
export function isOverdue(day: string | null, now: number): boolean {
  return day !== null && day < dayAt(now);
}

/** Whether every word of the search stands in the name or the purpose, whatever the case. */
export function isFound({ name, purpose }: Pick<Process, 'name' | 'purpose'>, sought: string): boolean {
  const text = folded(`${name} ${purpose}`);
  return folded(sought)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}
