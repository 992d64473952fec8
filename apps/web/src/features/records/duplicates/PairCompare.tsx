// Two records side by side: what differs is marked, for each such field one chooses whose value stays; then they become
// one, or are put aside as not the same.
import { dismissDuplicate, mergeCompanies, mergeContacts, type Likely } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { companyQuery, contactQuery, fieldsQuery, type Party } from '../../../lib/records/record-queries.ts';
import { hrefOf } from '../../../lib/records/record-source.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Link } from '../../../ui/Link.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useFieldLabel } from '../fields/use-field-label.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';
import { compared, type ComparedField, type Side } from './compare-fields.ts';
import { ComparedValue } from './ComparedValue.tsx';
import { useReasonWords } from './use-reason-words.ts';
import { useRefreshParties, useUndoMerge } from './use-undo-merge.ts';

export interface PairCompareProps {
  readonly about: Party;
  /** Their ids. */
  readonly a: string;
  readonly b: string;
  /** As far as it is known why. */
  readonly because?: Likely['because'] | undefined;
  readonly score?: number | undefined;
  /** Merged or put aside. */
  readonly onSettled: () => void;
}

function usePair(about: Party, a: string, b: string) {
  const isContact = about === 'contact';
  const contacts = [
    useQuery({ ...contactQuery(a), enabled: isContact }),
    useQuery({ ...contactQuery(b), enabled: isContact }),
  ];
  const companies = [
    useQuery({ ...companyQuery(a), enabled: !isContact }),
    useQuery({ ...companyQuery(b), enabled: !isContact }),
  ];
  return isContact ? contacts : companies;
}

export function PairCompare(props: PairCompareProps) {
  const pair = usePair(props.about, props.a, props.b);
  const failed = pair.find(({ error }) => error !== null);
  if (failed !== undefined) {
    return (
      <ErrorState
        error={failed.error}
        onRetry={() => {
          for (const one of pair) void one.refetch();
        }}
      />
    );
  }
  const [first, second] = pair.map(({ data }) => data);
  if (first === undefined || second === undefined) return <SkeletonRows rows={8} />;
  return <Compared {...props} first={first} second={second} />;
}

function Compared(props: PairCompareProps & { readonly first: PartyDetail; readonly second: PartyDetail }) {
  const { about, first, second, onSettled } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const label = useFieldLabel();
  const text = useProblemText();
  const reasons = useReasonWords();
  const refresh = useRefreshParties();
  const undoMerge = useUndoMerge();
  const fields = useQuery(fieldsQuery(about)).data ?? [];
  // The one that was there first stays, unless one chooses.
  const older = Date.parse(first.createdAt) <= Date.parse(second.createdAt) ? first.id : second.id;
  const [survivorId, setSurvivorId] = useState(older);
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const [isPending, setPending] = useState(false);
  const [survivor, other] = survivorId === first.id ? [first, second] : [second, first];
  const rows = compared(fields, survivor, other);
  const isGone = first.deletedAt !== null || second.deletedAt !== null;
  const mayMerge = first.can.change && second.can.change && !isGone;

  const merge = async (): Promise<void> => {
    setPending(true);
    const input = { params: { id: survivor.id }, body: { from: other.id, choices: { ...choices } } };
    const outcome =
      about === 'contact' ? await call(mergeContacts, input) : await call(mergeCompanies, input);
    setPending(false);
    if (!outcome.ok) {
      const { title, detail } = text(outcome.problem);
      showFailure(detail ?? title);
      return;
    }
    const mergeId = outcome.value.absorbed.find(({ id }) => id === other.id)?.mergeId;
    onSettled();
    await refresh();
    const said = t('merge.done', { name: isolate(outcome.value.name) });
    if (mergeId === undefined) showToast(said);
    else showUndo(said, () => undoMerge(mergeId, other.name));
  };
  const dismiss = async (): Promise<void> => {
    setPending(true);
    const outcome = await call(dismissDuplicate, { body: { about, a: props.a, b: props.b } });
    setPending(false);
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    onSettled();
    await refresh();
    showToast(t('duplicates.dismissed', { a: isolate(first.name), b: isolate(second.name) }));
  };
  return (
    <div className="flex min-h-0 flex-col gap-4">
      {props.because !== undefined && (
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
          {props.score !== undefined && (
            <span className="font-semibold text-ink tabular-nums">{formats.percent(props.score)}</span>
          )}
          {reasons(props.because)}
        </p>
      )}
      <div className="overflow-x-auto rounded-md border border-line bg-surface">
        <table className="w-full min-w-130 table-fixed border-collapse text-base">
          <colgroup>
            <col className="w-32" />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr className="border-b border-line align-top">
              <th scope="col">
                <span className="sr-only">{t('bulk.whichField')}</span>
              </th>
              {[first, second].map((record) => (
                <th key={record.id} scope="col" className="px-3 py-2 text-start font-normal">
                  <Keeps
                    label={t('merge.keep')}
                    isOn={record.id === survivorId}
                    isDisabled={!mayMerge}
                    onChoose={() => {
                      setSurvivorId(record.id);
                      // What was chosen is meant as a record, not as a side.
                      setChoices((last) =>
                        survivorId === record.id
                          ? last
                          : Object.fromEntries(
                              Object.entries(last).map(([name, side]) => [
                                name,
                                side === 'survivor' ? ('other' as const) : ('survivor' as const),
                              ]),
                            ),
                      );
                    }}
                  />
                  <Link href={hrefOf(about, record.id)} className="text-sm">
                    {t('merge.since', { at: formats.date(record.createdAt) })}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.choice}
                row={row}
                label={label(row.field)}
                sides={[first, second]}
                survivorId={survivorId}
                chosen={choices[row.choice]}
                isDisabled={!mayMerge}
                onChoose={(side) =>
                  setChoices((last) => {
                    const { [row.choice]: _, ...rest } = last;
                    return side === null ? rest : { ...rest, [row.choice]: side };
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {isGone && <p className="text-sm text-muted">{t('merge.gone')}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" isPending={isPending} isDisabled={!mayMerge} onPress={() => void merge()}>
          {t('merge.go')}
        </Button>
        <Button isDisabled={isPending || !mayMerge} onPress={() => void dismiss()}>
          {t('duplicates.notSame')}
        </Button>
        <span className="min-w-0 grow basis-60 text-sm text-muted">{t('merge.hint')}</span>
      </div>
    </div>
  );
}

function Keeps(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className="flex items-center gap-2 text-base font-medium">
      <input
        type="radio"
        name="survivor"
        checked={props.isOn}
        disabled={props.isDisabled}
        onChange={props.onChoose}
        className="accent-(--color-accent) focus-ring size-4"
      />
      {props.label}
    </label>
  );
}

function Row(props: {
  readonly row: ComparedField;
  readonly label: string;
  readonly sides: readonly [PartyDetail, PartyDetail];
  readonly survivorId: string;
  readonly chosen: Side | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: (side: Side | null) => void;
}) {
  const { row, sides, survivorId, chosen } = props;
  const { t } = useTranslation('records');
  const group = useId();
  const isChoice = row.state === 'different' || row.state === 'united' || row.state === 'onlyOne';
  /** Whose value stays; null for both. */
  const stays: Side | null =
    chosen ?? (row.state === 'united' ? null : row.state === 'onlyOne' ? row.filled : 'survivor');
  return (
    <tr className={`border-b border-line align-top last:border-b-0 ${isChoice ? '' : 'text-muted'}`}>
      <th scope="row" className="px-3 py-2 text-start text-sm font-normal text-muted">
        <span className="flex flex-col items-start gap-1">
          <bdi>{props.label}</bdi>
          {row.state === 'different' && <Badge tone="nurture">{t('merge.different')}</Badge>}
          {row.state === 'united' && (
            <label className="flex items-center gap-1.5 text-ink">
              <input
                type="radio"
                name={group}
                checked={stays === null}
                disabled={props.isDisabled}
                onChange={() => props.onChoose(null)}
                className="focus-ring size-3.5 accent-(--color-accent)"
              />
              {t('merge.both')}
            </label>
          )}
        </span>
      </th>
      {sides.map((record) => {
        const side: Side = record.id === survivorId ? 'survivor' : 'other';
        const isOn = stays === side || stays === null;
        const isFilled = row.filled === null || row.filled === side;
        return (
          <td key={record.id} className={`px-3 py-2 ${isChoice && isOn && isFilled ? 'bg-chosen' : ''}`}>
            {isChoice && row.state !== 'onlyOne' ? (
              <label className={`flex items-start gap-2 ${isOn ? '' : 'text-muted'}`}>
                <input
                  type="radio"
                  name={group}
                  aria-label={`${props.label}: ${record.name}`}
                  checked={stays === side}
                  disabled={props.isDisabled}
                  onChange={() => props.onChoose(side)}
                  className="focus-ring mt-1 size-3.5 shrink-0 accent-(--color-accent)"
                />
                <ComparedValue record={record} field={row.field} />
              </label>
            ) : isFilled ? (
              <ComparedValue record={record} field={row.field} />
            ) : (
              <span className="text-muted">{'–'}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
