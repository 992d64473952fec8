// The calendar: month, week or list, in the reader's calendar and week; of oneself, one's team, or one person.
import type { ActivityRow } from '@portolan/contract';
import { addDays } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivityCommands } from '../../lib/activities/activity-commands.ts';
import { draftOf, newDraft, type ActivityDraft } from '../../lib/activities/activity-draft.ts';
import { activityQuery, calendarQuery } from '../../lib/activities/activity-queries.ts';
import { CALENDAR_VIEWS, type CalendarSearch } from '../../lib/activities/calendar-search.ts';
import { dueOnDay, startOfDay } from '../../lib/activities/due.ts';
import { useActivityEditor } from '../../lib/activities/use-activity-editor.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { useMay } from '../../lib/session.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { ActivityDialog } from '../../ui/activity-form/ActivityDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { Page } from '../../ui/Page.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Agenda } from './Agenda.tsx';
import { HELP_ID } from './CalendarItem.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import { shownDays, turned } from './calendar-days.ts';
import { byDay, dayOfRow } from './calendar-items.ts';

const NONE: readonly ActivityRow[] = [];

export function CalendarScreen() {
  const { t } = useTranslation('activities');
  const navigate = useNavigate();
  const client = useQueryClient();
  const formats = useFormats();
  const text = useProblemText();
  const isNarrow = useNarrow();
  const mayChange = useMay('records.change');
  const editor = useActivityEditor();
  const { update } = useActivityCommands();
  const today = dayAt(useNow());
  const search: CalendarSearch = useSearch({ from: '/shell/calendar' });
  const view = isNarrow ? 'agenda' : (search.view ?? 'month');
  const day = search.day ?? today;
  const owner = search.owner ?? 'me';
  const [draft, setDraft] = useState<ActivityDraft | null>(null);
  const shown = useMemo(() => shownDays(view, day, formats), [view, day, formats]);
  const first = shown.days[0] ?? day;
  const last = shown.days.at(-1) ?? day;
  const query = useQuery(calendarQuery({ from: startOfDay(first), to: startOfDay(addDays(last, 1)), owner }));
  const days = useMemo(() => byDay(query.data?.items ?? NONE), [query.data]);
  const rowsOf = (one: string): readonly ActivityRow[] => days.get(one) ?? NONE;

  const put = (change: CalendarSearch): void =>
    void navigate({ to: '/calendar', search: { ...search, ...change }, replace: true });
  const open = async (row: ActivityRow): Promise<void> => {
    setDraft(draftOf(await client.fetchQuery(activityQuery(row.id))));
  };
  const move = async (row: ActivityRow, to: string): Promise<void> => {
    if (row.doneAt !== null) {
      showFailure(t('calendar.doneFixed'));
      return;
    }
    if (dayOfRow(row) === to) return;
    const outcome = await update(row.id, { due: dueOnDay(row.due, to) });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    const said = t('said.moved', { subject: isolate(row.subject), date: formats.day(`${to}T12:00:00`) });
    showUndo(said, async () => {
      await update(row.id, { due: row.due });
    });
    // Where the keyboard moved it, it goes on there.
    await client.refetchQueries({ queryKey: ['calendar'], type: 'active' });
    document.querySelector<HTMLElement>(`[data-card="${row.id}"] a`)?.focus();
  };

  const title =
    view === 'month'
      ? formats.month(`${day}T12:00:00`)
      : `${formats.date(`${first}T12:00:00`)} – ${formats.date(`${last}T12:00:00`)}`;
  const owners = [
    ...(['me', 'team', 'all'] as const).map((id) => ({ id, label: t(`calendar.${id}`) })),
    ...editor.sources.members.map(({ id, label }) => ({ id, label })),
  ];
  const forWriting = mayChange
    ? {
        onAdd: (on: string) => setDraft(newDraft({ kind: 'meeting', when: { day: on, time: null } })),
        onMove: (id: string, to: string) => {
          const row = query.data?.items.find((one) => one.id === id);
          if (row !== undefined) void move(row, to);
        },
        onStep: (row: ActivityRow, by: number) => void move(row, addDays(dayOfRow(row), by)),
      }
    : { onAdd: null, onMove: null, onStep: null };
  return (
    <Page
      title={t('calendar.title')}
      width="full"
      beside={
        <>
          <span className="flex items-center">
            <IconButton
              icon="back"
              label={t('calendar.back')}
              onPress={() => put({ day: turned(view, day, -1, formats) })}
            />
            <IconButton
              icon="forward"
              label={t('calendar.on')}
              onPress={() => put({ day: turned(view, day, 1, formats) })}
            />
          </span>
          <Button variant="quiet" onPress={() => put({ day: today })}>
            {t('calendar.today')}
          </Button>
          <output className="text-sm text-muted">{title}</output>
        </>
      }
      actions={
        <>
          <Select
            look="chip"
            label={t('calendar.whose')}
            options={owners}
            value={owner}
            onChange={(id) => {
              const { owner: _, ...rest } = search;
              void navigate({ to: '/calendar', search: id === 'me' ? rest : { ...rest, owner: id } });
            }}
          />
          {!isNarrow && (
            <SegmentedControl
              label={t('calendar.view')}
              options={CALENDAR_VIEWS.map((id) => ({ id, label: t(`calendar.${id}`) }))}
              value={view}
              onChange={(next) => put({ view: next })}
            />
          )}
          <LinkButton href="/settings/you" variant="quiet" className="max-md:hidden">
            {t('calendar.elsewhere')}
          </LinkButton>
          {mayChange && (
            <Button
              icon="add"
              onPress={() => setDraft(newDraft({ kind: 'meeting', when: { day, time: null } }))}
            >
              {t('calendar.add')}
            </Button>
          )}
        </>
      }
    >
      <p id={HELP_ID} hidden>
        {t('calendar.help')}
      </p>
      {query.isPending && <SkeletonRows rows={6} />}
      {query.isError && query.data === undefined && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.cut === true && <p className="px-5 py-2 text-sm text-muted">{t('calendar.cut')}</p>}
      {query.data !== undefined &&
        (view === 'agenda' ? (
          <Agenda
            days={shown.days}
            today={today}
            rowsOf={rowsOf}
            onOpen={(row) => void open(row)}
            onStep={forWriting.onStep}
          />
        ) : (
          <CalendarGrid
            view={view}
            shown={shown}
            today={today}
            rowsOf={rowsOf}
            onOpen={(row) => void open(row)}
            onDay={(one) => put({ view: view === 'month' ? 'week' : 'agenda', day: one })}
            {...forWriting}
          />
        ))}
      <ActivityDialog key={draft?.id ?? 'new'} start={draft} editor={editor} onClose={() => setDraft(null)} />
    </Page>
  );
}
