// Beside the map: its versions and the states of the draft that were given a name; each can be opened, compared and
// brought back. Bringing back is an edit of the draft, so it can be undone.
import { discardDraft, nameState, type listNamedStates, type MapVersion } from '@portolan/contract';
import { commandsBetween, type SalesMap } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import {
  namedStateQuery,
  namedStatesQuery,
  processQuery,
  refreshProcess,
  versionQuery,
} from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuAction } from '../../../ui/Menu.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useDraftState, useEdit, useMapView } from '../draft/draft-context.ts';
import { PanelSection } from '../panel/PanelSection.tsx';
import { usePersonName } from '../panel/use-person-name.ts';
import { withCompare, withVersion, type CompareWith } from './compare-search.ts';
import { useBeginDraft } from './use-begin-draft.ts';
import { VersionLine } from './VersionLine.tsx';

type NamedState = OutputOf<typeof listNamedStates>['items'][number];

export function VersionsPanel() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { draft, processId, versionId, search, onSearch } = useMapView();
  const { readOnly } = useDraftState();
  const edit = useEdit();
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = useProblemText();
  const mayChange = useMay('maps.change');
  const process = useQuery(processQuery(processId));
  const { begin, isPending: isBeginning } = useBeginDraft();
  const [discarding, setDiscarding] = useState(false);
  const [isPending, setPending] = useState(false);

  const fail = (problem: CallProblem) => showFailure(`${text(problem).title}. ${text(problem).advice}`);
  const restore = async (name: string, load: () => Promise<SalesMap>) => {
    try {
      const target = await load();
      if (edit(commandsBetween(draft.get().map, target))) showToast(t('versions.restored', { name }));
    } catch {
      showFailure(t('versions.restoreFailed', { name }));
    }
  };
  const discard = async () => {
    setPending(true);
    const outcome = await call(discardDraft, { params: { id: processId } });
    setPending(false);
    setDiscarding(false);
    if (!outcome.ok) {
      fail(outcome.problem);
      return;
    }
    // Leaves first what is gone, so that nothing of it is asked for again.
    await client.invalidateQueries({ queryKey: processQuery(processId).queryKey });
    await navigate({ to: '/processes/$processId', params: { processId }, search: {} });
    refreshProcess(client, processId);
    showToast(t('versions.discarded'));
  };

  if (process.isError) return <ErrorState error={process.error} onRetry={() => void process.refetch()} />;
  if (process.data === undefined) return <SkeletonRows rows={4} />;
  const { versions, draft: draftVersion, published } = process.data;
  const atDraft = draftVersion !== null && draftVersion.id === versionId && !readOnly;
  const compare = (one: CompareWith) => onSearch(withCompare(search, one));
  const open = (id: string) => onSearch(withVersion(search, id === draftVersion?.id ? undefined : id));
  const nameOfVersion = (version: MapVersion) => t('version.number', { n: formats.number(version.number) });

  const actionsOf = (version: MapVersion): readonly MenuAction[] => [
    ...(version.id === versionId
      ? []
      : [
          {
            id: 'open',
            label: t(version.state === 'draft' && mayChange ? 'versions.openDraft' : 'versions.read'),
            icon: 'eye' as const,
            run: () => open(version.id),
          },
          {
            id: 'compare',
            label: t('versions.compare'),
            run: () => compare({ kind: 'version', id: version.id }),
          },
        ]),
    ...(atDraft && version.id !== versionId
      ? [
          {
            id: 'restore',
            label: t('versions.restore'),
            hint: t('versions.restoreHint'),
            run: () =>
              void restore(nameOfVersion(version), async () => {
                const loaded = await client.fetchQuery(versionQuery(version.id));
                return loaded.map;
              }),
          },
        ]
      : []),
    ...(draftVersion === null && mayChange && version.state !== 'draft'
      ? [
          {
            id: 'begin',
            label: t('versions.beginFrom'),
            icon: 'add' as const,
            run: () => void begin(version.id),
          },
        ]
      : []),
    ...(version.state === 'draft' && mayChange && published !== null
      ? [
          {
            id: 'discard',
            label: t('versions.discard'),
            icon: 'remove' as const,
            isDanger: true,
            run: () => setDiscarding(true),
          },
        ]
      : []),
  ];

  return (
    <div className="flex flex-col">
      <PanelSection
        title={t('versions.title')}
        action={
          draftVersion === null &&
          mayChange && (
            <Button icon="add" isPending={isBeginning} onPress={() => void begin()}>
              {t('versions.begin')}
            </Button>
          )
        }
      >
        <ul className="flex flex-col">
          {versions.map((version) => {
            const actions = actionsOf(version);
            return (
              <li
                key={version.id}
                aria-current={version.id === versionId ? 'true' : undefined}
                className={`flex items-start gap-2 border-s-2 py-2 ps-3 ${version.id === versionId ? 'border-accent' : 'border-line'}`}
              >
                <div className="min-w-0 grow">
                  <VersionLine version={version} />
                </div>
                {actions.length > 0 && (
                  <Menu
                    label={t('versions.actions', { name: nameOfVersion(version) })}
                    placement="bottom end"
                    trigger={
                      <IconButton
                        icon="more"
                        label={t('versions.actions', { name: nameOfVersion(version) })}
                      />
                    }
                    groups={[{ id: 'version', actions }]}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </PanelSection>
      {draftVersion !== null && (
        <NamedStates
          versionId={draftVersion.id}
          mayChange={mayChange}
          mayRestore={atDraft}
          onCompare={(state) => compare({ kind: 'state', id: state.id })}
          onRestore={(state) =>
            void restore(state.name, async () => {
              const loaded = await client.fetchQuery(namedStateQuery(state.id));
              return loaded.map;
            })
          }
        />
      )}
      <ConfirmDialog
        title={t('versions.discardTitle')}
        action={t('versions.discard')}
        isOpen={discarding}
        isPending={isPending}
        onConfirm={() => void discard()}
        onClose={() => setDiscarding(false)}
      >
        {t('versions.discardAsk', { n: formats.number(published?.number ?? 0) })}
      </ConfirmDialog>
    </div>
  );
}

function NamedStates(props: {
  readonly versionId: string;
  readonly mayChange: boolean;
  readonly mayRestore: boolean;
  readonly onCompare: (state: NamedState) => void;
  readonly onRestore: (state: NamedState) => void;
}) {
  const { versionId } = props;
  const { t } = useTranslation('maps');
  const { draft } = useMapView();
  const client = useQueryClient();
  const text = useProblemText();
  const personName = usePersonName();
  const states = useQuery(namedStatesQuery(versionId));
  const [name, setName] = useState('');
  const [isPending, setPending] = useState(false);

  const keep = async () => {
    setPending(true);
    // What is on screen is what gets the name.
    await draft.flush();
    const outcome = await call(nameState, { params: { id: versionId }, body: { name: name.trim() } });
    setPending(false);
    if (!outcome.ok) {
      showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
      return;
    }
    setName('');
    showToast(t('states.kept', { name: outcome.value.name }));
    await client.invalidateQueries({ queryKey: namedStatesQuery(versionId).queryKey });
  };

  const items = states.data?.items ?? [];
  return (
    <PanelSection title={t('states.title')} intro={items.length === 0 ? t('states.intro') : undefined}>
      {props.mayChange && (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void keep();
          }}
        >
          <TextField
            label={t('states.name')}
            value={name}
            onChange={setName}
            maxLength={200}
            autoComplete="off"
            className="grow"
          />
          <Button type="submit" isPending={isPending} isDisabled={name.trim() === ''}>
            {t('states.keep')}
          </Button>
        </form>
      )}
      <ul className="flex flex-col">
        {items.map((state) => (
          <li key={state.id} className="flex items-start gap-2 border-s-2 border-line py-1.5 ps-3">
            <span className="flex min-w-0 grow flex-col">
              <span className="font-medium wrap-anywhere">
                <bdi>{state.name}</bdi>
              </span>
              <span className="text-xs text-muted">
                <Moment at={state.createdAt} show="relative" />
                {state.createdBy !== null && (
                  <>
                    {' · '}
                    <bdi>{personName(state.createdBy)}</bdi>
                  </>
                )}
              </span>
            </span>
            <Menu
              label={t('versions.actions', { name: state.name })}
              placement="bottom end"
              trigger={<IconButton icon="more" label={t('versions.actions', { name: state.name })} />}
              groups={[
                {
                  id: 'state',
                  actions: [
                    { id: 'compare', label: t('versions.compare'), run: () => props.onCompare(state) },
                    ...(props.mayRestore
                      ? [
                          {
                            id: 'restore',
                            label: t('versions.restore'),
                            hint: t('versions.restoreHint'),
                            run: () => props.onRestore(state),
                          },
                        ]
                      : []),
                  ],
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
