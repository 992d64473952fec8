// The first rows of the file, as they are; what each column is, is said at its head. Rows that would be rejected say
// why.
import type { LogMapping, MessageParams, Recognition } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { assignRole, nameStage, roleOf, ROLES, spareUse, type Role } from '../../lib/logs/mapping-edit.ts';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string | null;
  readonly reasonCode?: string | undefined;
  readonly params?: MessageParams | undefined;
}

export interface PreviewTableProps {
  readonly recognition: Recognition;
  readonly mapping: LogMapping;
  /** Of the dry run; the samples of the recognition stand in before there is one. */
  readonly rows: readonly PreviewRow[] | undefined;
  readonly header: readonly string[] | undefined;
  readonly onMapping: (mapping: LogMapping) => void;
}

/** Wider files show this many; the columns in use always come along. */
const MOST_COLUMNS = 40;
const MOST_ROWS = 25;
const MOST_REJECTED = 25;

/** The first rows, and of the others those that would be rejected: they are what one looks for. */
function firstAndRejected(rows: readonly PreviewRow[]): readonly PreviewRow[] {
  const later = rows.slice(MOST_ROWS).filter((row) => row.reason !== null);
  return [...rows.slice(0, MOST_ROWS), ...later.slice(0, MOST_REJECTED)];
}

function sampleRows(recognition: Recognition): readonly PreviewRow[] {
  const rows = Math.max(0, ...recognition.columns.map((column) => column.samples.length));
  return Array.from({ length: rows }, (_, row) => ({
    line: 0,
    cells: recognition.columns.map((column) => column.samples[row] ?? ''),
    reason: null,
  }));
}

interface HeadProps {
  readonly recognition: Recognition;
  readonly column: string;
  readonly mapping: LogMapping;
  readonly reason: Recognition['reasons'][number]['reason'] | undefined;
  readonly onMapping: (mapping: LogMapping) => void;
}

function Head(props: HeadProps) {
  const { recognition, column, mapping, reason } = props;
  const { t } = useTranslation('logs');
  const role = roleOf(mapping.columns, column);
  const kind = mapping.columns?.kind ?? 'events';
  const options: readonly { readonly id: Role | 'none'; readonly label: string }[] = [
    { id: 'none', label: t(`role.${spareUse(recognition, mapping, column)}`) },
    ...ROLES[kind].map((id) => ({ id, label: t(`role.${id}`) })),
  ];
  const stage =
    mapping.columns?.kind === 'stageDates'
      ? mapping.columns.stages.find((one) => one.column === column)
      : undefined;
  return (
    <th
      scope="col"
      className={`min-w-36 border-b border-line px-3 py-2 text-start align-top font-normal ${role === undefined ? '' : 'bg-surface'}`}
    >
      <div className="flex flex-col items-start gap-1.5">
        <span
          className={`max-w-52 truncate text-sm ${role === undefined ? 'text-muted' : 'font-semibold'}`}
          title={column}
        >
          <bdi>{column === '' ? '—' : column}</bdi>
        </span>
        <Select
          look="chip"
          isLabelHidden
          label={t('role.label', { column })}
          options={options}
          value={role ?? 'none'}
          onChange={(next) =>
            props.onMapping(assignRole(mapping, column, next === 'none' ? undefined : next))
          }
        />
        {stage !== undefined && (
          <TextField
            aria-label={t('role.stageName', { column })}
            label=""
            value={stage.stage}
            onChange={(name) => props.onMapping(nameStage(mapping, column, name))}
            className="w-full"
          />
        )}
        {role !== undefined && reason !== undefined && (
          <span className="text-xs text-muted">{t(`reason.${reason}`)}</span>
        )}
      </div>
    </th>
  );
}

export function PreviewTable(props: PreviewTableProps) {
  const { recognition, mapping, onMapping } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const words = useReadingWords();
  const header = props.header ?? recognition.columns.map((column) => column.name);
  const rows = firstAndRejected(props.rows ?? sampleRows(recognition));
  const shown = header
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => index < MOST_COLUMNS || roleOf(mapping.columns, column) !== undefined);
  const numbered = props.rows !== undefined;
  return (
    <>
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr>
              {numbered && (
                <th
                  scope="col"
                  className="border-b border-line px-3 py-2 text-end align-top text-xs font-normal text-muted"
                >
                  {t('preview.line')}
                </th>
              )}
              {shown.map(({ column, index }) => (
                <Head
                  key={index}
                  recognition={recognition}
                  column={column}
                  mapping={mapping}
                  reason={recognition.reasons.find((one) => one.column === column)?.reason}
                  onMapping={onMapping}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // Lines can be cut in several rows; the place in the preview is what is unique.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} className={row.reason === null ? '' : 'bg-attention-wash'}>
                {numbered && (
                  <td className="border-b border-line px-3 py-1.5 text-end align-top text-xs text-muted">
                    {formats.number(row.line)}
                  </td>
                )}
                {shown.map(({ column, index: at }, place) => (
                  <td
                    key={at}
                    className={`max-w-60 border-b border-line px-3 py-1.5 align-top ${roleOf(mapping.columns, column) === undefined ? 'text-muted' : 'bg-surface text-ink'} ${row.reason === null ? '' : '!bg-transparent'}`}
                  >
                    <span className="block truncate" title={row.cells[at]}>
                      <bdi>{row.cells[at]}</bdi>
                    </span>
                    {row.reason !== null && place === 0 && (
                      <span className="flex items-center gap-1 text-xs text-attention-ink">
                        <Icon name="warning" className="size-3" />
                        {words.reject(row)}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < header.length && (
        <p className="text-xs text-muted">{t('preview.truncated', { n: formats.number(shown.length) })}</p>
      )}
    </>
  );
}
