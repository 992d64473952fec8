// What happened to a contact or company, newest first, with the history of what was merged into it; a merge can be taken
// back from here, however long ago it was.
import type { RecordEvent } from '@portolan/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { fieldsQuery, recordEventsQuery, type Party } from '../../../lib/records/record-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { useUndoMerge } from '../duplicates/use-undo-merge.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';
import { Section } from './Section.tsx';

const KNOWN = [
  'created', 'changed', 'deleted', 'restored', 'absorbed', 'merged', 'unmerged', 'related', 'unrelated', 'noted',
  'filed',
] as const; // prettier-ignore

interface Change {
  readonly field: string;
}

/** Properties of records under the names of their fields. */
const NAMES: Readonly<Record<string, string>> = {
  ownerId: 'owner',
  companyId: 'company',
  parentId: 'parent',
};

function useChangeWords(about: Party): (event: RecordEvent) => string {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const label = useFieldLabel();
  const fields = useQuery(fieldsQuery(about)).data ?? [];
  return (event) => {
    const kind = KNOWN.find((one) => one === event.kind);
    if (kind === undefined) return t('event.other');
    if (kind === 'changed') {
      const { changes } = event.payload;
      const names = (Array.isArray(changes) ? (changes as readonly Change[]) : []).map(({ field }) => {
        const plain = field.split('.')[0] === 'address' ? 'address' : field;
        const name = NAMES[plain] ?? plain;
        return isolate(label({ name, label: fields.find((one) => one.name === name)?.label ?? name }));
      });
      return names.length === 0
        ? t('event.changedSomething')
        : t('event.changed', { fields: formats.list(names) });
    }
    const { name } = event.payload;
    const other = typeof name === 'string' ? isolate(name) : '…';
    if (kind === 'absorbed' || kind === 'merged') return t(`event.${kind}`, { name: other });
    return t(`event.${kind}`);
  };
}

export function Timeline({ about, record }: { readonly about: Party; readonly record: PartyDetail }) {
  const { t } = useTranslation('records');
  const events = useInfiniteQuery(recordEventsQuery(about, record.id));
  const words = useChangeWords(about);
  const undoMerge = useUndoMerge();
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  const openMerges = new Map(record.absorbed.map(({ mergeId, name }) => [mergeId, name]));
  return (
    <Section title={t('history')}>
      {events.isPending ? (
        <SkeletonRows rows={3} />
      ) : events.error !== null ? (
        <ErrorState error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <ol className="flex flex-col">
          {items.map((event) => {
            const mergeId = event.kind === 'absorbed' ? event.payload['mergeId'] : undefined;
            const merged = typeof mergeId === 'string' ? openMerges.get(mergeId) : undefined;
            return (
              <li
                key={event.id}
                className="relative flex items-baseline gap-3 py-1.5 ps-4 text-sm before:absolute before:inset-y-0 before:start-[3px] before:w-px before:bg-line first:before:top-3 last:before:bottom-auto last:before:h-3"
              >
                <span
                  aria-hidden="true"
                  className="absolute start-0 top-[13px] size-[7px] rounded-full bg-control"
                />
                <span className="min-w-0 grow">
                  {words(event)}
                  {event.actor !== null && event.actor.name !== '' && (
                    <span className="text-muted">
                      {' · '}
                      <bdi>{event.actor.name}</bdi>
                    </span>
                  )}
                  {typeof mergeId === 'string' && merged !== undefined && record.can.change && (
                    <Button
                      variant="quiet"
                      className="ms-2 h-6! px-1.5! text-xs! text-accent!"
                      onPress={() => void undoMerge(mergeId, merged)}
                    >
                      {t('merge.undo')}
                    </Button>
                  )}
                </span>
                <Moment at={event.happenedAt} show="relative" className="shrink-0 text-muted" />
              </li>
            );
          })}
        </ol>
      )}
      {events.hasNextPage && (
        <Button
          variant="quiet"
          className="-ms-3 self-start text-muted"
          isPending={events.isFetchingNextPage}
          onPress={() => void events.fetchNextPage()}
        >
          {t('event.more')}
        </Button>
      )}
    </Section>
  );
}
