// What can be done with the cards that are selected, each asked by the same rules as one.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../../lib/member-queries.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';
import { BulkBar } from '../../../ui/BulkBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { showToast, showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';

export interface BoardBulkProps {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly map: DealMap;
  readonly onMove: (keys: readonly string[], nodeId: string) => void;
}

export function BoardBulk({ selected, onSelect, map, onMove }: BoardBulkProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const formats = useFormats();
  const members = useQuery(membersQuery).data?.items ?? [];
  const personName = usePersonName();
  const ids = [...selected];
  const clear = (): void => onSelect(new Set());
  const assign = async (ownerId: string, name: string): Promise<void> => {
    const outcome = await commands.bulk(map.processId, { ids, command: { do: 'set', changes: { ownerId } } });
    if (!tell(outcome) || !outcome.ok) return;
    clear();
    showToast(
      t('bulk.assigned', {
        count: outcome.value.done,
        n: formats.number(outcome.value.done),
        name: isolate(name),
      }),
    );
  };
  const remove = async (): Promise<void> => {
    const outcome = await commands.bulk(map.processId, { ids, command: { do: 'delete' } });
    if (!tell(outcome) || !outcome.ok) return;
    clear();
    showUndo(
      t('bulk.removed', { count: outcome.value.done, n: formats.number(outcome.value.done) }),
      async () => {
        tell(await commands.bulk(map.processId, { ids, command: { do: 'restore' } }));
      },
    );
  };
  const places = map.map.nodes.filter(
    (node) => node.type !== 'decision' && !(node.type === 'stage' && node.kind === 'audience'),
  );
  return (
    <BulkBar count={selected.size} onClear={clear}>
      <Menu
        label={t('bulk.move')}
        placement="top"
        trigger={<Button variant="quiet">{t('bulk.move')}</Button>}
        groups={[
          {
            id: 'places',
            actions: places.map(({ id, name }) => ({
              id,
              label: name,
              run: () => {
                onMove(ids, id);
                clear();
              },
            })),
          },
        ]}
      />
      <Menu
        label={t('bulk.assign')}
        placement="top"
        trigger={<Button variant="quiet">{t('bulk.assign')}</Button>}
        groups={[
          {
            id: 'people',
            actions: members
              .filter(({ deactivatedAt }) => deactivatedAt === null)
              .map(({ id, name }) => ({
                id,
                label: personName(name),
                run: () => void assign(id, personName(name)),
              })),
          },
        ]}
      />
      <Button variant="quiet" onPress={() => void remove()}>
        {t('bulk.remove')}
      </Button>
    </BulkBar>
  );
}
