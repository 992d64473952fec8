// A hand-over from another lane that waits: it is taken, or given back with a reason.
import type { DealDetail } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { Button } from '../../../ui/Button.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { useTell } from '../problem-words.ts';

export function HandoverBanner(props: {
  readonly deal: DealDetail;
  readonly map: DealMap;
  readonly canChange: boolean;
}) {
  const { deal, map } = props;
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [isPending, setPending] = useState(false);
  const { handoverOf } = deal;
  if (deal.handover !== 'waiting' || handoverOf === null) return null;
  const laneOf = (id: string): string => isolate(map.map.lanes.find((lane) => lane.id === id)?.name ?? id);
  const send = async (body: Parameters<typeof commands.command>[1]): Promise<void> => {
    setPending(true);
    tell(await commands.command(deal.id, body));
    setPending(false);
  };
  return (
    <div className="flex flex-col gap-2 rounded-md border border-accent/50 bg-ramp-1/50 px-4 py-3">
      <p className="text-sm">
        {t('handover.waits', { from: laneOf(handoverOf.fromLane), to: laneOf(handoverOf.toLane) })}{' '}
        <span className="text-muted">
          <Moment at={handoverOf.at} show="relative" />
        </span>
      </p>
      {props.canChange && !isRefusing && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" isPending={isPending} onPress={() => void send({ do: 'acceptHandover' })}>
            {t('handover.accept')}
          </Button>
          <Button isDisabled={isPending} onPress={() => setRefusing(true)}>
            {t('handover.refuse')}
          </Button>
        </div>
      )}
      {isRefusing && (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void send({ do: 'refuseHandover', reason: reason.trim() });
          }}
        >
          <GrowingField label={t('handover.why')} value={reason} onChange={setReason} startsFocused />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" isPending={isPending} isDisabled={reason.trim() === ''}>
              {t('handover.giveBack', { to: isolate(map.nameOf(handoverOf.from)) })}
            </Button>
            <Button variant="quiet" onPress={() => setRefusing(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
