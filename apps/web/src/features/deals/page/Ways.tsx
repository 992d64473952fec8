// Where the deal can go from here, as buttons. What is free goes at once; what asks for something opens below.
import type { DealDetail, DealGuide } from '@portolan/contract';
import { holdsDeals } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardOfDeal } from '../../../lib/deals/deal-cache.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { MoveForm } from '../gate/MoveForm.tsx';
import { useTell } from '../problem-words.ts';

export interface WaysProps {
  readonly deal: DealDetail;
  readonly guide: DealGuide;
  readonly map: DealMap;
  readonly canChange: boolean;
}

/** A way on that nothing stands in. */
function isOpenWay({ forward, passes, missing }: DealGuide['ways'][number]): boolean {
  return forward && passes.length === 0 && missing.length === 0;
}

export function Ways({ deal, guide, map, canChange }: WaysProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [to, setTo] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isEnded = deal.endedAt !== null;
  const said = (moved: DealDetail, event: string): void => {
    setTo(null);
    const words = { name: isolate(moved.name), to: isolate(map.nameOf(moved.nodeId)) };
    showUndo(t(moved.endedAt === null ? 'moved.done' : 'moved.ended', words), async () => {
      tell(await commands.undoMove(moved.id, event));
    });
  };
  const go = async (target: string): Promise<void> => {
    const way = guide.ways.find((one) => one.to === target);
    const isFree =
      way !== undefined &&
      !isEnded &&
      way.passes.length === 0 &&
      way.missing.length === 0 &&
      !way.needsReason &&
      !way.needsBackOn;
    if (!isFree) {
      setTo(target);
      return;
    }
    setPending(true);
    const outcome = await commands.move(cardOfDeal(deal), { to: target });
    setPending(false);
    if (tell(outcome) && outcome.ok) said(outcome.value.deal, outcome.value.event);
  };
  const offered = new Set(guide.ways.map((way) => way.to));
  const others = map.map.nodes.filter(
    (node) =>
      node.type !== 'decision' &&
      holdsDeals(node) &&
      node.id !== deal.nodeId &&
      !offered.has(node.id) &&
      (!isEnded || (node.type === 'stage' && (guide.can.override || guide.reopensIn.includes(node.id)))),
  );
  if (!canChange) {
    return (
      <p className="text-sm text-muted">
        {guide.ways.map(({ name }) => isolate(name)).join(' · ') || t('ways.none')}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {guide.ways.map((way) => (
          <Button
            key={way.to}
            isDisabled={isPending}
            onPress={() => void go(way.to)}
            aria-pressed={to === way.to}
            variant={to === way.to || (to === null && isOpenWay(way)) ? 'primary' : 'secondary'}
          >
            {way.passes.length > 0 && <Icon name="warning" className="text-attention" />}
            <bdi>{way.name}</bdi>
            {way.answers.length > 0 && (
              <span className="font-normal opacity-75">
                <bdi>{way.answers.join(' · ')}</bdi>
              </span>
            )}
          </Button>
        ))}
        {(isEnded || guide.can.override) && others.length > 0 && (
          <Menu
            label={t('ways.other')}
            trigger={
              <Button variant="quiet" icon="more">
                {t(isEnded ? 'ways.reopen' : 'ways.other')}
              </Button>
            }
            groups={[
              {
                id: 'places',
                actions: others.map(({ id, name }) => ({ id, label: name, run: () => setTo(id) })),
              },
            ]}
          />
        )}
      </div>
      {to !== null && (
        <div className="overflow-hidden rounded-md border border-line bg-surface p-4">
          <MoveForm
            key={to}
            deal={deal}
            guide={guide}
            map={map}
            to={to}
            onMoved={said}
            onCancel={() => setTo(null)}
          />
        </div>
      )}
    </div>
  );
}
