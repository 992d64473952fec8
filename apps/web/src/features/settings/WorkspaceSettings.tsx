// Name and time zone of the workspace; every change can be undone.
import { getWorkspace, updateWorkspace } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../lib/api/call.ts';
import { sessionQuery, useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { ExportEverything } from './ExportEverything.tsx';
import { Section } from './Section.tsx';

const KEY = ['workspace'];

function zonesWith(current: string): readonly { readonly id: string; readonly label: string }[] {
  const zones = new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].toSorted().map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}

export function WorkspaceSettings() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const text = useProblemText();
  const mayChange = useMay('workspace.change');
  const workspace = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ask(getWorkspace, {}, signal) });
  const [typed, setTyped] = useState<string | null>(null);

  const change = async (to: { name?: string; timeZone?: string }): Promise<boolean> => {
    const outcome = await call(updateWorkspace, { body: to });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return false;
    }
    queryClient.setQueryData(KEY, outcome.value);
    await queryClient.invalidateQueries(sessionQuery);
    return true;
  };

  if (workspace.isPending) return <SkeletonRows rows={3} />;
  if (workspace.isError)
    return <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />;
  const now = workspace.data;
  const name = typed ?? now.name;
  const rename = async () => {
    if (!(await change({ name }))) return;
    setTyped(null);
    showUndo(t('workspace.renamed', { name }), async () => {
      await change({ name: now.name });
    });
  };
  const moveTo = async (timeZone: string) => {
    if (!(await change({ timeZone }))) return;
    showUndo(t('workspace.zoneChanged', { zone: timeZone.replaceAll('_', ' ') }), async () => {
      await change({ timeZone: now.timeZone });
    });
  };
  return (
    <Section title={t('workspace.title')} {...(mayChange ? {} : { intro: t('workspace.readOnly') })}>
      <div className="flex max-w-90 flex-col gap-5">
        <Form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <TextField
            label={t('workspace.name')}
            value={name}
            onChange={setTyped}
            maxLength={200}
            isRequired
            isDisabled={!mayChange}
            className="grow"
          />
          {name !== now.name && (
            <Button type="submit" variant="primary">
              {t('workspace.save')}
            </Button>
          )}
        </Form>
        <ComboBox
          label={t('workspace.zone')}
          hint={t('workspace.zoneHint')}
          options={zonesWith(now.timeZone)}
          value={now.timeZone}
          onChange={(zone) => {
            if (zone !== null && zone !== now.timeZone) void moveTo(zone);
          }}
          isDisabled={!mayChange}
        />
        <p className="text-sm text-muted">
          {t('workspace.created')} <Moment at={now.createdAt} />
        </p>
      </div>
      <ExportEverything />
    </Section>
  );
}
