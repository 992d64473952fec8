// All imports of the workspace, and the way to begin one: drop the files anywhere, or choose them.
import { createImport, uploadImportFile, type ImportSummary } from '@portolan/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { upload } from '../../lib/api/upload.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Link } from '../../ui/Link.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Name } from '../../ui/Name.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { WindowDrop } from '../../ui/WindowDrop.tsx';
import { ACCEPTED } from './accepted.ts';
import { importQuery, importsQuery, isAtWork } from './import-queries.ts';

const TONES: Readonly<Record<ImportSummary['state'], Tone>> = {
  open: 'nurture',
  checking: 'accent',
  running: 'accent',
  done: 'won',
  cancelled: 'neutral',
  failed: 'attention',
  undoing: 'accent',
  undone: 'neutral',
};

export function ImportsScreen() {
  const { t } = useTranslation('imports');
  const imports = useInfiniteQuery(importsQuery);
  const begin = useBeginImport();
  const list = imports.data?.pages.flatMap((page) => page.items);
  const drop = (
    <FileDrop
      label={t('dropHere')}
      action={t('choose')}
      hint={t('formats')}
      accept={ACCEPTED}
      allowsMultiple
      isDisabled={begin.isPending}
      onFiles={(files) => void begin.start(files)}
    />
  );
  return (
    <Page title={t('title')} width="full">
      <WindowDrop
        label={t('dropHere')}
        isDisabled={begin.isPending}
        onFiles={(files) => void begin.start(files)}
      />
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        <div className="flex max-w-280 flex-col gap-6">
          {begin.isPending && <Spinner />}
          {imports.isError && <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />}
          {imports.isPending && <SkeletonRows rows={4} />}
          {list !== undefined && list.length === 0 && (
            <EmptyState title={t('empty.title')} action={drop}>
              {t('empty.text')}
            </EmptyState>
          )}
          {list !== undefined && list.length > 0 && (
            <>
              {drop}
              <ImportsTable imports={list} />
            </>
          )}
          {imports.hasNextPage && (
            <Button isPending={imports.isFetchingNextPage} onPress={() => void imports.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}

/** A new import with these files, opened at its first step. */
function useBeginImport() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const [isPending, setPending] = useState(false);
  const start = async (files: readonly File[]): Promise<void> => {
    const [first] = files;
    if (first === undefined) return;
    setPending(true);
    const called = first.name.replace(/\.[a-z0-9]{1,5}$/iu, '').slice(0, 150) || first.name;
    const more = files.length - 1;
    const name =
      more === 0 ? called : t('nameOfSeveral', { name: called, count: more, n: formats.number(more) });
    const made = await call(createImport, { body: { name } });
    let problem = made.ok ? undefined : made.problem;
    if (made.ok) {
      for (const file of files) {
        const query = { fileName: file.name };
        // oxlint-disable-next-line no-await-in-loop -- in the order in which they were chosen
        const sent = await upload(uploadImportFile, { params: { id: made.value.id }, query, body: file });
        if (sent.ok) client.setQueryData(importQuery(made.value.id).queryKey, sent.value);
        else problem = sent.problem;
      }
    }
    setPending(false);
    if (problem !== undefined) showFailure(problem.detail ?? problemText(problem).title);
    if (!made.ok) return;
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    await navigate({
      to: '/import/$importId',
      params: { importId: made.value.id },
      search: { step: 'files' },
    });
  };
  return { isPending, start };
}

function ImportsTable(props: { readonly imports: readonly ImportSummary[] }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const figure = (id: 'created' | 'updated' | 'rejected'): TableColumn<ImportSummary> => ({
    id,
    title: t(`list.${id}`),
    align: 'end',
    isSecondary: true,
    renderCell: (one) => formats.number(one[id]),
  });
  const columns: readonly TableColumn<ImportSummary>[] = [
    {
      id: 'name',
      title: t('list.name'),
      renderCell: ({ id, name }) => (
        <Link href={`/import/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('list.state'),
      renderCell: ({ state, progress }) => (
        <Badge tone={TONES[state]}>
          {isAtWork(state)
            ? t('state.progress', { state: t(`state.${state}`), share: formats.percent(progress) })
            : t(`state.${state}`)}
        </Badge>
      ),
    },
    figure('created'),
    figure('updated'),
    figure('rejected'),
    {
      id: 'by',
      title: t('list.by'),
      isSecondary: true,
      renderCell: ({ createdBy }) => <Name>{createdBy?.name ?? ''}</Name>,
    },
    {
      id: 'at',
      title: t('list.at'),
      renderCell: ({ startedAt, createdAt }) => <Moment at={startedAt ?? createdAt} />,
    },
  ];
  return <Table label={t('list.label')} columns={columns} rows={props.imports} rowId={({ id }) => id} />;
}
