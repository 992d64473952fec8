// A deal beside the board, with the way to its own page and to the deals before and after it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { LinkButton } from '../../../ui/Link.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { DealMenu } from './DealMenu.tsx';
import { DealView } from './DealView.tsx';

export interface DealPanelProps {
  readonly dealId: string;
  readonly neighbours: { readonly before?: string; readonly after?: string };
  readonly onGo: (dealId: string) => void;
  readonly onClose: () => void;
}

export function DealPanel({ dealId, neighbours, onGo, onClose }: DealPanelProps) {
  const { t } = useTranslation('deals');
  const deal = useQuery(dealQuery(dealId)).data;
  const { before, after } = neighbours;
  return (
    <SidePanel
      title={deal === undefined ? t('deal.title') : <bdi>{deal.name}</bdi>}
      onClose={onClose}
      width={460}
      actions={
        <>
          <IconButton
            icon="up"
            label={t('deal.before')}
            isDisabled={before === undefined}
            onPress={() => before !== undefined && onGo(before)}
          />
          <IconButton
            icon="down"
            label={t('deal.after')}
            isDisabled={after === undefined}
            onPress={() => after !== undefined && onGo(after)}
          />
          <LinkButton href={`/deals/${dealId}`} variant="quiet">
            {t('deal.open')}
          </LinkButton>
          {deal !== undefined && <DealMenu deal={deal} onGone={onClose} />}
        </>
      }
    >
      <DealView dealId={dealId} neighbours={neighbours} onGo={onGo} isNarrow />
    </SidePanel>
  );
}
