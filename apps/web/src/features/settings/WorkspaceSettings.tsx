// Name, time zone, country and promises of the workspace; every change takes effect at once and can be undone.
import { updateWorkspace } from '@portolan/contract';
import { COUNTRY_CODES } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call, type InputOf } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { sessionQuery, useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Section } from './Section.tsx';
import { workspaceQuery } from './workspace-queries.ts';

type Change = InputOf<typeof updateWorkspace>['body'];

const MOST_HOURS = 400;

function zonesWith(current: string): readonly { readonly id: string; readonly label: string }[] {
  const zones = new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].toSorted().map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}

export function WorkspaceSettings() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const queryClient = useQueryClient();
  const text = useProblemText();
  const mayChange = useMay('workspace.change');
  const workspace = useQuery(workspaceQuery);
  const [typed, setTyped] = useState<string | null>(null);

  const change = async (to: Change): Promise<boolean> => {
    const outcome = await call(updateWorkspace, { body: to });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return false;
    }
    queryClient.setQueryData(workspaceQuery.queryKey, outcome.value);
    await queryClient.invalidateQueries(sessionQuery);
    return true;
  };

  if (workspace.isPending) return <SkeletonRows rows={3} />;
  if (workspace.isError)
    return <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />;
  const now = workspace.data;
  const name = typed ?? now.name;
  const changeWithUndo = async (to: Change, back: Change, done: string): Promise<void> => {
    if (!(await change(to))) return;
    showUndo(done, async () => {
      await change(back);
    });
  };
  const rename = async (): Promise<void> => {
    await changeWithUndo({ name }, { name: now.name }, t('workspace.renamed', { name: isolate(name) }));
    setTyped(null);
  };
  const regions = new Intl.DisplayNames(formats.tag, { type: 'region' });
  const countries = COUNTRY_CODES.map((id) => ({ id, label: regions.of(id) ?? id })).toSorted((a, b) =>
    formats.compare(a.label, b.label),
  );
  const hours = now.firstResponseHours;
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
          onChange={(timeZone) => {
            if (timeZone === null || timeZone === now.timeZone) return;
            void changeWithUndo(
              { timeZone },
              { timeZone: now.timeZone },
              t('workspace.zoneChanged', { zone: isolate(timeZone.replaceAll('_', ' ')) }),
            );
          }}
          isDisabled={!mayChange}
        />
        <ComboBox
          label={t('workspace.country')}
          hint={t('workspace.countryHint')}
          options={countries}
          value={now.country}
          onChange={(country) => {
            if (country === now.country) return;
            void changeWithUndo(
              { country },
              { country: now.country },
              country === null
                ? t('workspace.countryGone')
                : t('workspace.countryChanged', { country: regions.of(country) ?? country }),
            );
          }}
          isDisabled={!mayChange}
        />
        <NumberField
          key={hours}
          label={t('workspace.firstResponse')}
          hint={t('workspace.firstResponseHint')}
          defaultValue={hours}
          minValue={1}
          maxValue={MOST_HOURS}
          step={1}
          isDisabled={!mayChange}
          onChange={(value) => {
            if (Number.isNaN(value) || value === hours) return;
            void changeWithUndo(
              { firstResponseHours: value },
              { firstResponseHours: hours },
              t('workspace.firstResponseChanged', { count: value, n: formats.number(value) }),
            );
          }}
          className="w-50"
        />
        <p className="text-sm text-muted">
          {t('workspace.created')} <Moment at={now.createdAt} />
        </p>
      </div>
    </Section>
  );
}
