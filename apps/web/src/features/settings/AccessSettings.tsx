// Who sees and changes whose records, by role, kind of record and process, and which fields; what that means for one
// person. Nothing counts until it is saved, and nobody saves over what they have not seen.
import { replaceAccessRules, type AccessState } from '@portolan/contract';
import type { AccessRules } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { CallProblem } from '../../lib/api/problem.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { saySame } from './access-draft.ts';
import { rulesQuery } from './access-queries.ts';
import { AccessExceptions } from './AccessExceptions.tsx';
import { AccessFields } from './AccessFields.tsx';
import { AccessMatrix } from './AccessMatrix.tsx';
import { AccessWarnings } from './AccessWarnings.tsx';
import { Section } from './Section.tsx';
import { WhatPersonSees } from './WhatPersonSees.tsx';

export function AccessSettings() {
  const state = useQuery(rulesQuery);
  if (state.isPending) return <SkeletonRows rows={6} />;
  if (state.isError) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
  return <AccessEditor state={state.data} />;
}

function AccessEditor({ state }: { readonly state: AccessState }) {
  const { t } = useTranslation(['access', 'ui']);
  const queryClient = useQueryClient();
  // What one began from stays, whatever is read meanwhile: otherwise a change of others would go unnoticed.
  const [draft, setDraft] = useState<{ readonly rules: AccessRules; readonly revision: number } | null>(null);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const rules = draft?.rules ?? state.rules;
  const isChanged = draft !== null && !saySame(draft.rules, state.rules);
  const isStale = draft !== null && isChanged && draft.revision !== state.revision;
  useBlocker({
    shouldBlockFn: () => isChanged && !window.confirm(t('rules.leave')),
    enableBeforeUnload: isChanged,
    disabled: !isChanged,
  });
  const edit = (next: AccessRules): void => {
    setProblem(null);
    setDraft({ rules: next, revision: draft?.revision ?? state.revision });
  };
  const save = async (): Promise<void> => {
    if (draft === null) return;
    setPending(true);
    setProblem(null);
    const outcome = await call(replaceAccessRules, { body: draft });
    if (outcome.ok) {
      queryClient.setQueryData(rulesQuery.queryKey, outcome.value);
      setDraft(null);
      await queryClient.invalidateQueries({ queryKey: ['access', 'explain'] });
      showToast(t('rules.saved'));
    } else if (outcome.problem.code === 'conflict') await queryClient.invalidateQueries(rulesQuery);
    else setProblem(outcome.problem);
    setPending(false);
  };
  return (
    <>
      <Section
        title={t('rules.title')}
        intro={
          <>
            {t('rules.intro')}
            {state.changedAt !== null && (
              <>
                {' '}
                {state.changedBy === null
                  ? t('rules.changed')
                  : t('rules.changedBy', { name: isolate(state.changedBy.name) })}{' '}
                <Moment at={state.changedAt} show="relative" />.
              </>
            )}
          </>
        }
      >
        <AccessMatrix rules={rules} onChange={edit} />
        <AccessWarnings rules={rules} />
      </Section>
      <AccessExceptions rules={rules} onChange={edit} />
      <AccessFields rules={rules} onChange={edit} />
      <ProblemNote problem={problem} />
      {isChanged && (
        <div className="sticky bottom-3 z-4 mb-8 flex flex-wrap items-center gap-2 rounded-md border border-line bg-float px-3.5 py-2 shadow-float">
          <p role={isStale ? 'alert' : 'status'} className="min-w-0 grow text-sm">
            {isStale
              ? t('rules.conflict', { name: isolate(state.changedBy?.name ?? t('rules.somebody')) })
              : t('rules.unsaved')}
          </p>
          <Button variant="quiet" onPress={() => setDraft(null)}>
            {t(isStale ? 'rules.takeTheirs' : 'rules.discard')}
          </Button>
          {isStale ? (
            <Button onPress={() => setDraft({ rules, revision: state.revision })}>
              {t('rules.keepMine')}
            </Button>
          ) : (
            <Button variant="primary" isPending={isPending} onPress={() => void save()}>
              {t('rules.save')}
            </Button>
          )}
        </div>
      )}
      <WhatPersonSees />
    </>
  );
}
