// Before a draft is published: what will happen in plain words, whose signature is missing, what the check found, when
// it is looked at again and who is asked to read it.
import { publishVersion, type Agreement, type MapVersion, type Process } from '@portolan/contract';
import { wordsOf, type SalesMap } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit } from '../../../lib/api/use-submit.ts';
import { missingOn, useOpenStages } from '../../../lib/maps/open-stages.ts';
import { useOpenStagesText } from '../../../lib/maps/use-open-stages-text.ts';
import { withPanel } from '../../../lib/maps/map-search.ts';
import { refreshProcess, versionQuery } from '../../../lib/maps/process-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { dayAt, monthsLater } from '../../../lib/locale/days.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useMay, useSession } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useMapView } from '../draft/draft-context.ts';
import { placeOf, useFindings } from '../editor/use-findings.ts';
import { usePersonName } from '../panel/use-person-name.ts';
import { withVersion } from '../versions/compare-search.ts';
import { agreementFacts } from './agreement-facts.ts';

/** A map is looked at again after a quarter, unless the process says otherwise. */
const REVIEW_MONTHS = 3;
const LEAST_REASON = 3;
const MOST_ERRORS = 5;

export interface PublishDialogProps {
  readonly process: Process;
  readonly version: MapVersion;
  readonly agreement: Agreement;
  readonly onClose: () => void;
}

function Part(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-semibold">{props.title}</h3>
      {props.children}
    </section>
  );
}

/** What the check finds in the map as it is on screen; signatures stand above already. */
function Findings(props: { readonly onOpen: () => void }) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { language } = useStore(preferences);
  const findings = useFindings(undefined).filter(({ rule }) => rule !== 'unsigned');
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.length - errors.length;
  const more = errors.length - MOST_ERRORS;
  return (
    <Part title={t('publish.check')}>
      {errors.length > 0 && (
        <ul className="flex flex-col gap-1 border-s-3 border-attention ps-3">
          {errors.slice(0, MOST_ERRORS).map((finding) => (
            <li key={`${finding.rule} ${placeOf(finding)}`} className="text-sm">
              {wordsOf(finding, language).message}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">
        {more > 0 && `${t('publish.moreErrors', { count: more, n: formats.number(more) })} `}
        {others > 0 &&
          t(errors.length > 0 ? 'publish.advice' : 'publish.onlyAdvice', {
            count: others,
            n: formats.number(others),
          })}
      </p>
      <Button className="self-start" onPress={props.onOpen}>
        {t('publish.openCheck')}
      </Button>
    </Part>
  );
}

/** Stages that go although open deals are there. */
function Dropped({ process, map }: { readonly process: Process; readonly map: SalesMap }) {
  const { t } = useTranslation('maps');
  const text = useOpenStagesText();
  const stages = useOpenStages(process.published === null ? null : process.id);
  const dropped = missingOn(
    map,
    stages.filter(({ isPublished }) => isPublished),
  );
  if (dropped.length === 0) return null;
  return (
    <Part title={t('publish.dropped')}>
      <p className="border-s-3 border-nurture ps-3 text-sm">
        {t('publish.droppedText', { stages: text(dropped) })}
      </p>
    </Part>
  );
}

export function PublishDialog(props: PublishDialogProps) {
  const { process, version, agreement, onClose } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const formats = useFormats();
  const client = useQueryClient();
  const { draft, search, onSearch } = useMapView();
  const mayOverride = useMay('maps.override');
  const me = useSession()?.user.id;
  const members = useQuery(membersQuery).data?.items;
  const personName = usePersonName();
  const facts = agreementFacts(agreement);
  const [reason, setReason] = useState('');
  const [chosenReview, setReview] = useState<string | null | undefined>(undefined);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const today = dayAt(useNow());
  const planned =
    process.nextReviewOn !== null && process.nextReviewOn > today
      ? process.nextReviewOn
      : monthsLater(today, REVIEW_MONTHS);
  const review = chosenReview === undefined ? planned : chosenReview;
  // Who publishes has read it.
  const candidates = (members ?? []).filter(({ id }) => id !== me);
  const readers = candidates.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const number = { n: formats.number(version.number) };

  const submit = useSubmit(
    async () => {
      await draft.flush();
      return call(publishVersion, {
        params: { id: version.id },
        body: {
          revision: draft.get().revision,
          nextReviewOn: review,
          ...(members === undefined ? {} : { readers }),
          ...(facts.isHeld ? { override: { reason: reason.trim() } } : {}),
        },
      });
    },
    async (published) => {
      draft.markPublished();
      refreshProcess(client, process.id);
      await client.invalidateQueries({ queryKey: versionQuery(version.id).queryKey });
      showToast(t('publish.done', { n: formats.number(published.number) }));
      onClose();
      // Whoever looks at the fit sees what became of it; otherwise who has read it comes next.
      onSearch(withPanel(withVersion(search, published.id), search.fit !== undefined ? 'fit' : 'agreement'));
    },
  );
  const isBlocked = facts.isHeld && (!mayOverride || reason.trim().length < LEAST_REASON);

  return (
    <Dialog
      title={t('publish.title', number)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            variant="primary"
            isPending={submit.isPending}
            isDisabled={isBlocked}
            onPress={() => void submit.send()}
          >
            {t('publish.action', number)}
          </Button>
        </>
      }
    >
      <p className="text-base">
        {process.published === null
          ? t('publish.first')
          : t('publish.replaces', { before: formats.number(process.published.number) })}
      </p>
      {facts.missing.length > 0 && (
        <Part title={t('publish.missing')}>
          <ul className="flex flex-col gap-0.5">
            {facts.missing.map(({ person, state, note }) => (
              <li key={person.id} className="text-sm">
                <span className="flex items-baseline justify-between gap-3">
                  <bdi className="min-w-0 wrap-anywhere">{personName(person)}</bdi>
                  <span className={`shrink-0 ${state === 'objected' ? 'text-attention-ink' : 'text-muted'}`}>
                    {t(`signatures.state.${state}`)}
                  </span>
                </span>
                {/* Nobody publishes over an objection without having read it. */}
                {state === 'objected' && note !== '' && (
                  <p
                    className="max-h-24 overflow-auto whitespace-pre-line wrap-anywhere text-muted"
                    dir="auto"
                  >
                    {note}
                  </p>
                )}
              </li>
            ))}
          </ul>
          {!facts.isHeld ? (
            <p className="text-sm text-muted">{t('publish.notNeeded')}</p>
          ) : mayOverride ? (
            <TextField
              label={t('publish.reason')}
              hint={t('publish.reasonHint')}
              rows={2}
              value={reason}
              onChange={setReason}
              maxLength={2000}
            />
          ) : (
            <p className="text-sm text-attention-ink">{t('publish.held')}</p>
          )}
        </Part>
      )}
      <Dropped process={process} map={draft.get().map} />
      <Findings
        onOpen={() => {
          onClose();
          onSearch(withPanel(search, 'check'));
        }}
      />
      <DatePicker
        label={t('review.next')}
        hint={t('review.hint')}
        value={review}
        onChange={setReview}
        min={today}
      />
      {candidates.length > 0 && (
        <Part title={t('publish.readers')}>
          <div className="flex max-h-44 flex-col gap-2 overflow-auto rounded-md border border-line p-3">
            <Checkbox
              label={t('publish.everybody')}
              isSelected={left.size === 0}
              isIndeterminate={left.size > 0 && left.size < candidates.length}
              onChange={(all) => setLeft(all ? new Set() : new Set(candidates.map(({ id }) => id)))}
            />
            {candidates.map(({ id, name }) => (
              <span key={id} className="ps-6">
                <Checkbox
                  label={personName({ name })}
                  isSelected={!left.has(id)}
                  onChange={(asked) => {
                    const next = new Set(left);
                    if (asked) next.delete(id);
                    else next.add(id);
                    setLeft(next);
                  }}
                />
              </span>
            ))}
          </div>
        </Part>
      )}
      <ProblemNote problem={submit.problem} />
    </Dialog>
  );
}
