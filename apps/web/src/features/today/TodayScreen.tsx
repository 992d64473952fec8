// Today: one list, in the order in which to do it, each with its one key.
import type { ActivityRow } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivityCommands } from '../../lib/activities/activity-commands.ts';
import { draftOf, newDraft, type ActivityDraft } from '../../lib/activities/activity-draft.ts';
import { activityQuery, channelsQuery } from '../../lib/activities/activity-queries.ts';
import { useActivityEditor } from '../../lib/activities/use-activity-editor.ts';
import { useCommands, type Command } from '../../lib/commands.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { useMay } from '../../lib/session.ts';
import type { ActivityDialogProps } from '../../ui/activity-form/ActivityDialog.tsx';
import { beside } from '../../ui/beside.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { late } from '../../ui/late.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showUndo } from '../../ui/toasts.ts';
import { AddTask } from './AddTask.tsx';
import { AllDone } from './AllDone.tsx';
import { DoneToday } from './DoneToday.tsx';
import { deedOfKey, DEED_KEYS, deedsOf, type Deed } from './entry-deeds.ts';
import type { EntryPanelProps } from './EntryPanel.tsx';
import { isLate, neighbour, type TodayEntry } from './today-entries.ts';
import { useOtherDaySoon } from './OtherDay.tsx';
import { TodayRow } from './TodayRow.tsx';
import { useTodayDeeds } from './use-today-deeds.ts';
import { useTodayEntries } from './use-today-entries.ts';

const panel = beside<EntryPanelProps>(async () => ({
  default: (await import('./EntryPanel.tsx')).EntryPanel,
}));
const ActivityDialog = late<ActivityDialogProps>(
  async () => ({ default: (await import('../../ui/activity-form/ActivityDialog.tsx')).ActivityDialog }),
  ({ start }) => start !== null,
);

/** Deeds that ask for something before they are done. */
const ASKING: ReadonlySet<Deed> = new Set([
  'finish',
  'answer',
  'plan',
  'refuse',
  'giveBack',
  'snooze',
  'reschedule',
]);

export function TodayScreen() {
  // What opens on this screen has its words from the start: it must not wait for them.
  const { t } = useTranslation(['today', 'activities']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const formats = useFormats();
  const now = useNow();
  const mayChange = useMay('records.change');
  const deeds = useTodayDeeds();
  const editor = useActivityEditor();
  const { reopen, finish } = useActivityCommands();
  const { today, groups, pressing, done } = useTodayEntries(deeds.hidden);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ readonly key: string; readonly deed: Deed } | null>(null);
  const [draft, setDraft] = useState<ActivityDraft | null>(null);
  const adding = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useOtherDaySoon();

  const entries = groups.flatMap((group) => group.entries);
  const keys = entries.map(({ key }) => key);
  // Where the row is gone one is at the one that took its place.
  const [place, setPlace] = useState(0);
  const at =
    chosen !== null && keys.includes(chosen) ? chosen : (keys[Math.min(place, keys.length - 1)] ?? null);
  const current = entries.find(({ key }) => key === at);

  const enter = (key: string): void => {
    setChosen(key);
    setPlace(keys.indexOf(key));
    if (asking !== null && asking.key !== key) setAsking(null);
  };
  const focusRow = (key: string | null): void => {
    if (key === null) return;
    enter(key);
    list.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(key)}"] [data-main]`)?.focus();
  };
  const change = async (id: string): Promise<void> => {
    setDraft(draftOf(await client.fetchQuery(activityQuery(id))));
  };
  const ring = async (entry: TodayEntry): Promise<void> => {
    const contact = entry.contacts[0];
    if (contact === undefined) return;
    const { phones } = await client.ensureQueryData(channelsQuery(contact.id));
    const number = phones[0];
    if (number !== undefined)
      location.assign(`tel:${number.e164 ?? number.number.replaceAll(/[^\d+]/gu, '')}`);
    // After a call one says how it went.
    if (mayChange && (entry.action === 'finish' || entry.action === 'answer')) {
      setAsking({ key: entry.key, deed: entry.action });
    }
  };
  const act = (entry: TodayEntry, deed: Deed): void => {
    // What is typed is meant for the panel that is about to open.
    if (asking !== null && !panel.isThere()) return;
    enter(entry.key);
    if (ASKING.has(deed)) setAsking({ key: entry.key, deed });
    else if (deed === 'approve') deeds.approve(entry, true, '');
    else if (deed === 'accept') deeds.answerHandover(entry, true, '');
    else if (deed === 'call') void ring(entry);
    else if (deed === 'open' && entry.deal !== null) void navigate({ href: `/deals/${entry.deal.id}` });
    else if (deed === 'change' && entry.activity !== null) void change(entry.activity.id);
  };
  const openAgain = async (row: ActivityRow): Promise<void> => {
    const outcome = await reopen(row.id);
    if (!outcome.ok) return;
    showUndo(t('said.reopened', { what: isolate(row.subject) }), async () => {
      await finish(row.id, { outcome: row.outcome });
    });
  };
  const settled = (): void => {
    setAsking(null);
    const next = at === null ? null : neighbour(keys, at, keys.at(-1) === at ? -1 : 1);
    if (next !== null && next !== at) focusRow(next);
  };

  useTodayKeys({ entry: current, mayChange, act, focusRow, keys, at, onAdd: () => adding.current?.focus() });

  const lateCount = pressing.filter(isLate).length;
  const counted =
    pressing.length === 0
      ? null
      : lateCount === 0
        ? t('count.todo', { count: pressing.length, n: formats.number(pressing.length) })
        : t('count.both', {
            todo: t('count.todo', { count: pressing.length, n: formats.number(pressing.length) }),
            late: t('count.late', { count: lateCount, n: formats.number(lateCount) }),
          });
  const first = groups.find(({ group }) => group === 'week')?.entries[0];

  return (
    <Page
      title={t('title')}
      beside={
        <span className="text-sm text-muted">
          {formats.day(now)}
          {counted !== null && (
            <>
              {' · '}
              <output className={lateCount > 0 ? 'text-attention-ink' : ''}>{counted}</output>
            </>
          )}
        </span>
      }
      actions={
        <>
          <LinkButton href="/clean-up" variant="quiet">
            {t('toCleanUp')}
          </LinkButton>
          {mayChange && (
            <Button icon="add" onPress={() => setDraft(newDraft())}>
              {t('add.activity')}
            </Button>
          )}
        </>
      }
      width="full"
    >
      <div ref={list} className="min-h-0 grow overflow-auto">
        <div className="mx-auto max-w-240 pb-16 md:px-2">
          {mayChange && (
            <AddTask
              input={adding}
              onAdd={deeds.addTask}
              onMore={(subject, when) => setDraft(newDraft({ subject, when }))}
            />
          )}
          {today.isPending && <SkeletonRows rows={7} />}
          {today.isError && today.data === undefined && (
            <ErrorState error={today.error} onRetry={() => void today.refetch()} />
          )}
          {today.data !== undefined && pressing.length === 0 && (
            <AllDone
              isStart={done.length === 0 && entries.length === 0}
              next={
                first === undefined
                  ? t('empty.nothingAhead')
                  : t('empty.next', {
                      what: isolate(first.activity?.subject ?? ''),
                      when: formats.day(first.by ?? first.since),
                    })
              }
              action={<LinkButton href="/calendar">{t('empty.toCalendar')}</LinkButton>}
            />
          )}
          {groups.map(({ group, entries: of }) => (
            <section key={group} aria-labelledby={`group-${group}`} className="pt-5">
              <h2
                id={`group-${group}`}
                className="flex items-baseline gap-2 border-b border-line px-3 pb-1.5 text-sm"
              >
                {t(`group.${group}`)}
                <span className="font-normal text-muted tabular-nums">{formats.number(of.length)}</span>
              </h2>
              <ol>
                {of.map((entry) => (
                  <TodayRow
                    key={entry.key}
                    entry={entry}
                    isAt={entry.key === at}
                    mayChange={mayChange}
                    onEnter={() => enter(entry.key)}
                    onDeed={(deed) => act(entry, deed)}
                    panel={
                      asking?.key === entry.key ? (
                        <panel.View
                          key={asking.deed}
                          entry={entry}
                          deed={asking.deed}
                          deeds={deeds}
                          onSettled={settled}
                          onCancel={() => {
                            setAsking(null);
                            focusRow(entry.key);
                          }}
                        />
                      ) : null
                    }
                  />
                ))}
              </ol>
            </section>
          ))}
          <Later today={today.data} />
          <DoneToday items={done} onReopen={mayChange ? (row) => void openAgain(row) : null} />
        </div>
      </div>
      <ActivityDialog start={draft} editor={editor} onClose={() => setDraft(null)} />
    </Page>
  );
}

/** What was put off until later today. */
function Later(props: {
  readonly today: { readonly later: { readonly count: number; readonly next: string | null } } | undefined;
}): ReactNode {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const later = props.today?.later;
  if (later === undefined || later.count === 0 || later.next === null) return null;
  return (
    <p className="px-3 pt-5 text-sm text-muted">
      {t('later', { count: later.count, n: formats.number(later.count), time: formats.time(later.next) })}
    </p>
  );
}

interface Keys {
  readonly entry: TodayEntry | undefined;
  readonly mayChange: boolean;
  readonly act: (entry: TodayEntry, deed: Deed) => void;
  readonly focusRow: (key: string | null) => void;
  readonly keys: readonly string[];
  readonly at: string | null;
  readonly onAdd: () => void;
}

/** The keys of the screen; those of deeds act on the row that one is at, and are shown for what it has. */
function useTodayKeys(state: Keys): void {
  const { t } = useTranslation('today');
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const { entry, mayChange } = state;
  const shown = entry === undefined ? '' : deedsOf(entry, mayChange).join(' ');
  const commands = useMemo((): readonly Command[] => {
    const group = t('title');
    const go = (step: 1 | -1): void => {
      const { keys, at, focusRow } = latest.current;
      focusRow(neighbour(keys, at, step));
    };
    const moves: readonly Command[] = (
      [
        ['next', 'j', 1],
        ['next', 'arrowdown', 1],
        ['back', 'k', -1],
        ['back', 'arrowup', -1],
      ] as const
    ).map(([name, keys, step]) => ({
      id: `today-${keys}`,
      label: t(`keys.${name}`),
      group,
      keys,
      run: () => go(step),
    }));
    const add: readonly Command[] = mayChange
      ? [{ id: 'today-add', label: t('add.label'), group, keys: 'n', run: () => latest.current.onAdd() }]
      : [];
    const deeds = (shown === '' ? [] : (shown.split(' ') as Deed[])).map((deed): Command => ({
      id: `today-${deed}`,
      label: t(`deed.${deed}`),
      group,
      keys: DEED_KEYS[deed],
      run() {
        const now = latest.current;
        if (now.entry === undefined) return;
        const found = deedOfKey(now.entry, DEED_KEYS[deed], now.mayChange);
        if (found !== undefined) now.act(now.entry, found);
      },
    }));
    return [...moves, ...add, ...deeds];
  }, [t, shown, mayChange]);
  useCommands(commands);
}
