// The gate of the stage that a deal is in: its checklist, and the buyer's own confirmation that it is here.
import type { DealDetail, DealGuide } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { useTell } from '../problem-words.ts';
import { GateItem } from './GateItem.tsx';

export interface GateProps {
  readonly deal: DealDetail;
  readonly guide: DealGuide;
}

export function Gate({ deal, guide }: GateProps) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const { items, mode } = guide.checklist;
  const canChange = guide.can.change && deal.endedAt === null;
  const done = items.filter(({ state }) => state === 'done').length;
  return (
    <div className="flex flex-col gap-1">
      {items.length > 0 && (
        <>
          <p className="text-sm text-muted">
            {t('gate.count', {
              count: items.length,
              done: formats.number(done),
              n: formats.number(items.length),
            })}
            {mode !== 'off' && <> {t(`gate.mode.${mode}`)}</>}
          </p>
          <ul className="flex flex-col divide-y divide-line">
            {items.map((item) => (
              <GateItem key={`${item.stage}/${item.id}`} deal={deal} item={item} canChange={canChange} />
            ))}
          </ul>
        </>
      )}
      {items.length === 0 && <p className="text-sm text-muted">{t('gate.none')}</p>}
      <Confirmation deal={deal} guide={guide} canChange={canChange} />
    </div>
  );
}

function Confirmation({ deal, guide, canChange }: GateProps & { readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const { confirming, confirmed } = guide.checklist;
  const [words, setWords] = useState('');
  const [isPending, setPending] = useState(false);
  if (confirming === '' && confirmed === null) return null;
  const send = async (body: Parameters<typeof commands.command>[1]): Promise<void> => {
    setPending(true);
    if (tell(await commands.command(deal.id, body))) setWords('');
    setPending(false);
  };
  return (
    <div className="mt-2 flex flex-col gap-2 border-s-3 border-accent/40 ps-3">
      {confirming !== '' && (
        <p className="text-sm">
          <span className="text-muted">{t('gate.question')}</span>{' '}
          <bdi className="font-medium">{confirming}</bdi>
        </p>
      )}
      {confirmed !== null ? (
        <div className="flex items-start gap-2 text-sm">
          <Icon name="quote" className="mt-0.5 text-won-ink" />
          <div className="min-w-0 grow">
            <p className="italic wrap-anywhere">
              <bdi>{confirmed.words}</bdi>
            </p>
            <p className="text-xs text-muted">
              {t('gate.confirmed')} · {confirmed.by !== null && <bdi>{confirmed.by.name} · </bdi>}
              <Moment at={confirmed.at} show="relative" />
            </p>
          </div>
          {canChange && (
            <Button variant="quiet" isPending={isPending} onPress={() => void send({ do: 'unconfirm' })}>
              {t('gate.unconfirm')}
            </Button>
          )}
        </div>
      ) : (
        canChange && (
          <>
            <GrowingField
              label={t('gate.buyerWords')}
              hint={t('gate.believed')}
              value={words}
              onChange={setWords}
            />
            {words.trim() !== '' && (
              <Button
                isPending={isPending}
                onPress={() => void send({ do: 'confirm', words: words.trim() })}
                className="self-start"
              >
                {t('gate.confirm')}
              </Button>
            )}
          </>
        )
      )}
    </div>
  );
}
