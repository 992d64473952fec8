// What would become of the first rows: how many events, which ones, how many rows would be rejected.
import type { previewLog } from '@portolan/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../lib/api/call.ts';
import { problemOf } from '../../lib/api/problem.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { useProblemText } from '../../ui/use-problem-text.ts';

type Preview = OutputOf<typeof previewLog>;
type PreviewEvent = Preview['events'][number] & { readonly place: number };

const SHOWN = 8;
/** A dry run gives at most so many events. */
const LISTED = 100;

export function DryRun(props: { readonly preview: UseQueryResult<Preview> }) {
  const { preview } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const text = useProblemText();
  const words = useReadingWords();
  if (preview.isError) {
    const problem = problemOf(preview.error);
    const { title, advice } = text(problem);
    return (
      <section role="alert" className="border-s-3 border-attention ps-4">
        <h2 className="font-semibold">{t('read.failedPreview')}</h2>
        <p dir="auto" className="text-base text-muted">
          {words.refusal(problem) ?? `${title}. ${advice}`}
        </p>
      </section>
    );
  }
  if (preview.data === undefined) return <Skeleton className="h-24 w-full max-w-160" />;
  const { events, rejected } = preview.data;
  const columns: readonly TableColumn<PreviewEvent>[] = [
    { id: 'case', title: t('role.case'), renderCell: (row) => <bdi>{row.case}</bdi> },
    { id: 'activity', title: t('role.activity'), renderCell: (row) => <bdi>{row.activity}</bdi> },
    { id: 'time', title: t('role.time'), renderCell: (row) => formats.dateTime(row.time) },
    { id: 'resource', title: t('role.resource'), renderCell: (row) => <bdi>{row.resource ?? ''}</bdi> },
  ];
  return (
    <section
      aria-busy={preview.isPlaceholderData}
      className={`flex flex-col gap-2 transition-opacity ${preview.isPlaceholderData ? 'opacity-60' : ''}`}
    >
      <h2 className="text-lg font-semibold">{t('preview.events')}</h2>
      <output className={`text-base ${rejected > 0 ? 'text-attention-ink' : 'text-muted'}`}>
        {t('preview.dryRun', {
          events:
            events.length < LISTED
              ? t('preview.eventCount', { count: events.length, n: formats.number(events.length) })
              : t('preview.manyEvents', { n: formats.number(LISTED) }),
          rejected:
            rejected === 0
              ? t('preview.noneRejected')
              : t('preview.rejected', { count: rejected, n: formats.number(rejected) }),
        })}
      </output>
      {events.length === 0 ? (
        <p className="text-base text-muted">{t('preview.noEvents')}</p>
      ) : (
        <div className="max-w-220">
          <Table
            label={t('preview.events')}
            columns={columns}
            rows={events.slice(0, SHOWN).map((event, place) => ({ ...event, place }))}
            rowId={(row) => row.place}
          />
        </div>
      )}
    </section>
  );
}
