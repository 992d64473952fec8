// The logs as a list: state, size, period, and what can be done with each.
import { cancelLog, deleteLog, restoreLog, type LogSummary } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { CallProblem } from '../../lib/api/problem.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { demoQuery, isOnItsWay, logsQuery } from '../../lib/logs/log-queries.ts';
import { useMay } from '../../lib/session.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Link } from '../../ui/Link.tsx';
import { Menu, type MenuAction } from '../../ui/Menu.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { LogState } from './LogState.tsx';
import { RenameDialog } from './RenameDialog.tsx';

function hrefOf(log: LogSummary): string {
  return log.state === 'ready' || log.origin === 'pipeline' ? `/reality/${log.id}` : `/logs/${log.id}`;
}

function Actions(props: { readonly log: LogSummary; readonly onRename: () => void }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = useProblemText();
  // The log of a pipeline follows its process by itself.
  const isOwn = log.origin === 'pipeline';
  const mayChange = useMay('logs.change') && !isOwn;
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: logsQuery.queryKey }),
      // A deleted demo is another one the next time.
      client.invalidateQueries({ queryKey: demoQuery.queryKey }),
    ]);
  const tell = (problem: CallProblem) => {
    const { title, advice } = text(problem);
    showFailure(`${t('toast.failed')}. ${title}. ${advice}`);
  };
  const remove = async () => {
    const outcome = await call(deleteLog, { params: { id: log.id } });
    if (!outcome.ok) {
      tell(outcome.problem);
      return;
    }
    await refresh();
    showUndo(t('toast.deleted', { name: log.name }), async () => {
      const restored = await call(restoreLog, { params: { id: log.id } });
      if (!restored.ok) tell(restored.problem);
      await refresh();
    });
  };
  const stop = async () => {
    const outcome = await call(cancelLog, { params: { id: log.id } });
    if (!outcome.ok) tell(outcome.problem);
    await refresh();
  };
  const go = (to: '/reality/$logId' | '/logs/$logId') => void navigate({ to, params: { logId: log.id } });
  const actions: readonly MenuAction[] = [
    ...(log.state === 'ready'
      ? [{ id: 'open', label: t('action.open'), run: () => go('/reality/$logId') }]
      : []),
    ...(log.state === 'uploading' || isOwn
      ? []
      : [
          {
            id: 'read',
            label: t(log.state === 'ready' || !mayChange ? 'action.read' : 'action.finish'),
            run: () => go('/logs/$logId'),
          },
        ]),
    ...(mayChange && isOnItsWay(log.state)
      ? [{ id: 'cancel', label: t('action.cancel'), run: () => void stop() }]
      : []),
    ...(mayChange ? [{ id: 'rename', label: t('action.rename'), run: props.onRename }] : []),
    ...(mayChange && !isOnItsWay(log.state)
      ? [{ id: 'delete', label: t('action.delete'), icon: 'remove' as const, run: () => void remove() }]
      : []),
  ];
  return (
    <Menu
      label={t('list.actions', { name: log.name })}
      placement="bottom end"
      trigger={<IconButton icon="more" label={t('list.actions', { name: log.name })} />}
      groups={[{ id: 'log', actions }]}
    />
  );
}

export function LogTable(props: { readonly logs: readonly LogSummary[] }) {
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState<LogSummary | null>(null);
  const count = (value: number | null) => (value === null ? '' : formats.number(value));
  const narrow = useNarrow();
  const all: readonly TableColumn<LogSummary>[] = [
    {
      id: 'name',
      title: t('list.name'),
      renderCell: (log) => (
        <span className="flex flex-col items-start gap-1 max-md:py-1">
          <Link href={hrefOf(log)} className="font-medium wrap-anywhere">
            <bdi>{log.name}</bdi>
          </Link>
          {narrow && <LogState log={log} />}
        </span>
      ),
    },
    { id: 'state', title: t('list.state'), renderCell: (log) => <LogState log={log} /> },
    { id: 'deals', title: t('list.deals'), align: 'end', renderCell: (log) => count(log.cases) },
    { id: 'events', title: t('list.events'), align: 'end', renderCell: (log) => count(log.events) },
    {
      id: 'period',
      title: t('list.period'),
      renderCell: (log) =>
        log.from === null || log.to === null ? (
          ''
        ) : (
          <span className="whitespace-nowrap text-muted">
            {t('list.range', { from: formats.date(log.from), to: formats.date(log.to) })}
          </span>
        ),
    },
    {
      id: 'added',
      title: t('list.added'),
      renderCell: (log) => (
        <Moment at={log.createdAt} show="relative" className="whitespace-nowrap text-muted" />
      ),
    },
    {
      id: 'actions',
      title: t('list.actions', { name: '' }),
      isTitleHidden: true,
      align: 'end',
      renderCell: (log) => <Actions log={log} onRename={() => setRenaming(log)} />,
    },
  ];
  // A phone shows what tells logs apart; the rest is one press away.
  const columns = narrow ? all.filter(({ id }) => ['name', 'deals', 'actions'].includes(id)) : all;
  return (
    <>
      <Table
        label={t('list.label')}
        columns={columns}
        rows={props.logs}
        rowId={(log) => log.id}
        rowText={(log) => log.name}
        onRowAction={(log) => void navigate({ href: hrefOf(log) })}
      />
      {renaming !== null && <RenameDialog log={renaming} onClose={() => setRenaming(null)} />}
    </>
  );
}
