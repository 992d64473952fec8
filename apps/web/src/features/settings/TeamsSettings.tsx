// Departments and teams as a tree: a team is moved by dragging it onto another one, or in its panel.
import { updateTeam, type Team } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button as AriaButton,
  Collection,
  isTextDropItem,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  type DropItem,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../lib/session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Section } from './Section.tsx';
import { TeamPanel } from './TeamPanel.tsx';
import { teamsQuery } from './team-queries.ts';
import { mayStandBelow, treeOf, type TeamNode } from './team-tree.ts';

const FACES = 4;

export function TeamsSettings() {
  const { t } = useTranslation('access');
  const formats = useFormats();
  const text = useProblemText();
  const queryClient = useQueryClient();
  const mayChange = useMay('access.change');
  const teams = useQuery(teamsQuery);
  const [open, setOpen] = useState<string | null>(null);
  const [withArchived, setWithArchived] = useState(false);
  const all = teams.data?.items ?? [];

  const put = async (team: Team, parentId: string | null): Promise<boolean> => {
    const outcome = await call(updateTeam, { params: { id: team.id }, body: { parentId } });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).detail ?? ''}`);
    await queryClient.invalidateQueries(teamsQuery);
    return outcome.ok;
  };
  const move = async (id: string, parentId: string | null): Promise<void> => {
    const team = all.find((one) => one.id === id);
    if (team === undefined || team.parentId === parentId) return;
    if (!mayStandBelow(all, id, parentId)) {
      showFailure(t('team.cannotStandThere'));
      return;
    }
    if (!(await put(team, parentId))) return;
    showUndo(t('team.moved', { name: isolate(team.name) }), async () => {
      await put(team, team.parentId);
    });
  };
  const moveDropped = async (items: readonly DropItem[], parentId: string | null): Promise<void> => {
    const [item] = items.filter(isTextDropItem);
    if (item !== undefined) await move(await item.getText('text/plain'), parentId);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !mayChange,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    acceptedDragTypes: ['text/plain'],
    getDropOperation: (target) =>
      target.type === 'root' || target.dropPosition === 'on' ? 'move' : 'cancel',
    onItemDrop({ items, target }) {
      void moveDropped(items, String(target.key));
    },
    onRootDrop({ items }) {
      void moveDropped(items, null);
    },
  });

  if (teams.isPending) return <SkeletonRows rows={5} />;
  if (teams.isError) return <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />;
  const archived = all.filter(({ archivedAt }) => archivedAt !== null);
  const nodes = treeOf(
    withArchived ? all : all.filter(({ archivedAt }) => archivedAt === null),
    formats.compare,
  );
  const opened = all.find(({ id }) => id === open);
  const add = (
    <Button icon="add" variant="primary" onPress={() => setOpen('new')}>
      {t('team.add')}
    </Button>
  );
  const renderNode = (node: TeamNode) => (
    <TreeItem
      id={node.id}
      textValue={node.team.name}
      className="group focus-ring border-b border-line -outline-offset-2 data-dragging:opacity-40 data-drop-target:bg-sunken data-hovered:bg-sunken/60"
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <div
            className="flex min-h-11 items-center gap-1.5"
            style={{ paddingInlineStart: (level - 1) * 20 }}
          >
            {mayChange && (
              <AriaButton
                slot="drag"
                aria-label={t('team.drag', { name: isolate(node.team.name) })}
                className="focus-ring grid size-7 shrink-0 cursor-grab place-items-center rounded-sm text-muted data-hovered:text-ink"
              >
                <Icon name="grip" className="size-3.5" />
              </AriaButton>
            )}
            {hasChildItems ? (
              <AriaButton
                slot="chevron"
                className="focus-ring grid size-6 shrink-0 place-items-center rounded-sm text-muted"
              >
                <Icon name="down" className={isExpanded ? '' : 'rotate-[-90deg] rtl:rotate-90'} />
              </AriaButton>
            ) : (
              <span className="w-6 shrink-0" />
            )}
            <Name className={node.team.archivedAt === null ? 'font-medium' : 'text-muted'}>
              {node.team.name}
            </Name>
            {node.team.archivedAt !== null && <Badge tone="nurture">{t('team.archived')}</Badge>}
            <span className="ms-auto flex shrink-0 items-center gap-2 pe-2 text-xs text-muted">
              <span aria-hidden="true" className="flex gap-0.5 max-md:hidden">
                {node.team.members.slice(0, FACES).map(({ id, name }) => (
                  <Avatar key={id} name={name} size="small" />
                ))}
              </span>
              {t('team.memberCount', {
                count: node.team.members.length,
                n: formats.number(node.team.members.length),
              })}
            </span>
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.below}>{renderNode}</Collection>
    </TreeItem>
  );
  return (
    <>
      <Section
        title={t('team.title')}
        intro={t(mayChange ? 'team.intro' : 'team.readOnly')}
        action={mayChange && all.length > 0 && add}
      >
        {all.length === 0 ? (
          <EmptyState title={t('team.empty')} {...(mayChange ? { action: add } : {})}>
            {t('team.emptyAdvice')}
          </EmptyState>
        ) : (
          <Tree
            aria-label={t('team.title')}
            items={nodes}
            defaultExpandedKeys={all.map(({ id }) => id)}
            dragAndDropHooks={dragAndDropHooks}
            onAction={(key) => setOpen(String(key))}
            className="cursor-default border-t border-line outline-none data-drop-target:bg-sunken"
          >
            {renderNode}
          </Tree>
        )}
        {archived.length > 0 && (
          <Button variant="quiet" className="self-start" onPress={() => setWithArchived(!withArchived)}>
            {withArchived
              ? t('team.hideArchived')
              : t('team.showArchived', { count: archived.length, n: formats.number(archived.length) })}
          </Button>
        )}
      </Section>
      {(open === 'new' || opened !== undefined) && (
        <TeamPanel key={open} team={opened ?? null} teams={all} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
