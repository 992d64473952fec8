// The board with ten thousand cards, to be carried about.
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Board } from '../../ui/board/Board.tsx';
import type { BoardColumn } from '../../ui/board/BoardColumn.tsx';
import { BoardCard } from '../../ui/board/BoardCard.tsx';
import type { Verdict } from '../../ui/board/board-model.ts';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { showToast } from '../../ui/toasts.ts';
import { sampleDeal, STAGES, type SampleDeal } from './sample-deals.ts';

const ALARM_DAYS = 21;
/** Cards of a column that are there at first. */
const LOADED = 60;

const keyOf = (deal: SampleDeal): string => deal.id;
const stageIndex = (id: string): number => STAGES.findIndex((stage) => stage.id === id);

/** One stage on is allowed, further on is an exception, back from a signature is refused. */
function judgeMove(from: string, to: string): Verdict {
  if (from === 'signed' || from === 'lost') return 'refused';
  const step = stageIndex(to) - stageIndex(from);
  if (to === 'nurture' || to === 'lost' || step === 1) return 'allowed';
  return step === -1 ? 'refused' : 'override';
}

export function SampleBoard(props: { readonly count: number }) {
  const { count } = props;
  const { t } = useTranslation('gallery');
  const formats = useFormats();
  const [stages, setStages] = useState<ReadonlyMap<string, string>>(new Map());
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(['lost']));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [loaded, setLoaded] = useState(LOADED);
  const deals = useMemo(() => Array.from({ length: count }, (_, index) => sampleDeal(index)), [count]);
  const stageOf = useCallback((deal: SampleDeal): string => stages.get(deal.id) ?? deal.stage, [stages]);
  const columns = useMemo(
    () =>
      STAGES.map(({ id, title, tone }): BoardColumn<SampleDeal> => {
        const here = deals.filter((deal) => stageOf(deal) === id);
        const sum = here.reduce((total, deal) => total + deal.minor, 0) / 100;
        const median =
          here.map(({ days }) => days).toSorted((a, b) => a - b)[Math.floor(here.length / 2)] ?? 0;
        const ages = Array.from(
          { length: 7 },
          (_, week) => here.filter(({ days }) => Math.floor(days / 6) === week).length,
        );
        return {
          id,
          title,
          tone,
          cards: id === 'qualified' ? here.slice(0, loaded) : here,
          total: here.length,
          isCollapsed: folded.has(id),
          subtitle: [
            formats.number(here.length),
            `€ ${formats.compact(sum)}`,
            formats.duration(median * 86_400, 'narrow'),
          ].join(' · '),
          sparkline: <Sparkline values={ages} alarmFrom={5} label={t('ages')} />,
        };
      }),
    [deals, stageOf, folded, formats, t, loaded],
  );
  const renderCard = useCallback(
    (deal: SampleDeal) => (
      <BoardCard
        title={deal.company}
        next={deal.nextDay === null ? t('noNext') : t('nextCall', { day: formats.date(deal.nextDay) })}
        nextTone={deal.nextDay === null ? 'attention' : 'quiet'}
        amount={formats.money(deal.minor / 100, 'EUR')}
        dots={{
          done: deal.done,
          of: deal.of,
          label: t('gateDone', { done: formats.number(deal.done), all: formats.number(deal.of) }),
        }}
        time={formats.duration(deal.days * 86_400, 'narrow')}
        isTimeAlarming={deal.days > ALARM_DAYS}
      />
    ),
    [formats, t],
  );
  const onNeedMore = useCallback(() => setLoaded((last) => last + LOADED), []);
  const onCollapse = useCallback((id: string, isCollapsed: boolean) => {
    setFolded((last) =>
      isCollapsed ? new Set([...last, id]) : new Set([...last].filter((one) => one !== id)),
    );
  }, []);
  const byId = useMemo(() => new Map(deals.map((deal) => [deal.id, deal])), [deals]);
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <Board
        label={t('board')}
        columns={columns}
        keyOf={keyOf}
        textOf={(deal) => `${deal.company}, ${formats.money(deal.minor / 100, 'EUR')}`}
        renderCard={renderCard}
        judge={(keys, to) => {
          const verdicts = keys.flatMap((key) => {
            const deal = byId.get(key);
            return deal === undefined || stageOf(deal) === to ? [] : [judgeMove(stageOf(deal), to)];
          });
          if (verdicts.includes('refused')) return 'refused';
          return verdicts.includes('override') ? 'override' : 'allowed';
        }}
        onMove={(keys, to) =>
          setStages((last) => new Map([...last, ...keys.map((key) => [key, to] as const)]))
        }
        onOpen={(key) => showToast(byId.get(key)?.company ?? key)}
        onNeedMore={onNeedMore}
        onCollapse={onCollapse}
        selected={selected}
        onSelect={setSelected}
      />
      <BulkBar count={selected.size} onClear={() => setSelected(new Set())}>
        <Button>{t('choose')}</Button>
      </BulkBar>
    </div>
  );
}
