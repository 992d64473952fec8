// What changed from one map to another, in words: every element with its fields before and after.
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { MARK_COLOUR, MARK_SIGN } from '../../../ui/map-picture/map-marks.ts';
import type { ElementDifference, FieldDifference, ItemChange } from './map-differences.ts';

/** What was and what is, told apart by more than colour. */
function BeforeAfter(props: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation('maps');
  const { before, after } = props;
  return (
    <span className="flex flex-col gap-0.5 wrap-anywhere">
      <del className="text-muted decoration-current/50">
        <bdi>{before === '' ? t('compare.nothing') : before}</bdi>
      </del>
      <ins className="no-underline">
        <bdi>{after === '' ? t('compare.nothing') : after}</bdi>
      </ins>
    </span>
  );
}

function Item(props: { readonly item: ItemChange }) {
  const { item } = props;
  const { t } = useTranslation('maps');
  const sign = item.mark === 'touched' ? 'changed' : item.mark;
  return (
    <li className="flex gap-2">
      <span
        aria-hidden="true"
        className="w-3 shrink-0 text-center font-semibold"
        style={{ color: MARK_COLOUR[sign] }}
      >
        {MARK_SIGN[sign]}
      </span>
      <span className="sr-only">{t(`compare.mark.${sign}`)}</span>
      {item.mark === 'changed' ? (
        <BeforeAfter before={item.before} after={item.after} />
      ) : (
        <bdi className={`wrap-anywhere ${item.mark === 'removed' ? 'text-muted line-through' : ''}`}>
          {item.text}
        </bdi>
      )}
    </li>
  );
}

function Field(props: { readonly difference: FieldDifference }) {
  const { difference } = props;
  const { t } = useTranslation('maps');
  // Names of fields come from the model; each is in the catalogue, which a test checks.
  const name = t(`field.${difference.field}` as 'field.definition');
  return (
    <div className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd>
        {difference.items.length > 0 ? (
          <ul className="flex flex-col gap-0.5">
            {difference.items.map((item, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a finished list, never reordered
              <Item key={index} item={item} />
            ))}
          </ul>
        ) : difference.field === 'order' ? (
          t('compare.reordered')
        ) : (
          <BeforeAfter before={difference.before} after={difference.after} />
        )}
      </dd>
    </div>
  );
}

function nameIn(difference: ElementDifference, t: ReturnType<typeof useTranslation<'maps'>>['t']): string {
  if (difference.kind === 'map') return t('kind.map');
  if (difference.from === undefined || difference.to === undefined) return difference.name;
  const way = t('compare.path', { from: isolate(difference.from), to: isolate(difference.to) });
  return difference.name === '' ? way : t('compare.answer', { path: way, answer: isolate(difference.name) });
}

export function DifferenceList(props: {
  readonly differences: readonly ElementDifference[];
  /** Shows an element on the pictures. */
  readonly onShow?: (about: string) => void;
}) {
  const { t } = useTranslation('maps');
  const { onShow } = props;
  return (
    <ol className="flex flex-col">
      {props.differences.map((difference) => (
        <li key={difference.about} className="flex gap-3 border-b border-line py-3 last:border-b-0">
          <span
            aria-hidden="true"
            className="mt-px grid size-5 shrink-0 place-items-center rounded-full text-sm leading-none font-bold text-on-ink"
            style={{ background: MARK_COLOUR[difference.mark] }}
          >
            {MARK_SIGN[difference.mark]}
          </span>
          <div className="flex min-w-0 grow flex-col gap-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              {onShow === undefined || difference.kind === 'map' ? (
                <span className="font-medium wrap-anywhere">{nameIn(difference, t)}</span>
              ) : (
                <button
                  type="button"
                  className="focus-ring cursor-pointer rounded-sm text-start font-medium wrap-anywhere hover:text-accent"
                  onClick={() => onShow(difference.about)}
                >
                  {nameIn(difference, t)}
                </button>
              )}
              <span className="text-xs text-muted">
                {difference.kind === 'map'
                  ? t(`compare.mark.${difference.mark}`)
                  : t('compare.what', {
                      kind: t(`kind.${difference.kind}`),
                      mark: t(`compare.mark.${difference.mark}`),
                    })}
              </span>
            </p>
            {(difference.renamedFrom !== undefined || difference.fields.length > 0) && (
              <dl className="flex flex-col gap-1.5">
                {difference.renamedFrom !== undefined && (
                  <Field
                    difference={{
                      field: difference.kind === 'path' ? 'label' : 'name',
                      before: difference.renamedFrom,
                      after: difference.name,
                      items: [],
                    }}
                  />
                )}
                {difference.fields
                  .filter(({ field }) => difference.renamedFrom === undefined || field !== 'label')
                  .map((field) => (
                    <Field key={field.field} difference={field} />
                  ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
