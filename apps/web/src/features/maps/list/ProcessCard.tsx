// One process: its map as a stamp, what it is for, how it stands, and what asks for somebody.
import type { Process } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { versionQuery } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { useMay } from '../../../lib/session.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Link } from '../../../ui/Link.tsx';
import { MapThumb } from '../../../ui/map-picture/MapThumb.tsx';
import { Menu, type MenuAction } from '../../../ui/Menu.tsx';
import { isOverdue, standingOf, type ProcessStanding } from './process-facts.ts';
import { RenameProcessDialog } from './RenameProcessDialog.tsx';
import { useProcessActions } from './use-process-actions.ts';

function Stamp(props: { readonly process: Process }) {
  const { process } = props;
  const shown = process.draft ?? process.published;
  const loaded = useQuery({
    ...versionQuery(shown?.id ?? ''),
    enabled: shown !== null,
    staleTime: 60_000,
  }).data;
  return (
    <div className="grid h-24 place-items-center overflow-hidden rounded-t-md border-b border-line bg-ground p-3">
      {loaded !== undefined && loaded.map.nodes.length > 0 && (
        <MapThumb map={loaded.map} className="h-full w-full" />
      )}
    </div>
  );
}

export function ProcessCard(props: { readonly process: Process }) {
  const { process } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const navigate = useNavigate();
  const mayChange = useMay('maps.change');
  const { archive } = useProcessActions();
  const [renaming, setRenaming] = useState(false);
  const overdue = isOverdue(process.nextReviewOn, useNow());
  const isArchived = process.archivedAt !== null;
  const href = `/processes/${process.id}`;

  const standing = (one: ProcessStanding): string => {
    const n = formats.number(one.number);
    if (one.kind === 'published') return t('list.published', { n, date: formats.date(one.at) });
    if (one.asked === 0) return t('list.draft', { n });
    return t('list.draftSigned', {
      n,
      count: one.asked,
      signed: formats.number(one.signed),
      asked: formats.number(one.asked),
    });
  };
  const actions: readonly MenuAction[] = [
    { id: 'open', label: t('list.open'), run: () => void navigate({ href }) },
    ...(mayChange
      ? [
          { id: 'rename', label: t('list.rename'), run: () => setRenaming(true) },
          {
            id: 'archive',
            label: t(isArchived ? 'list.bringBack' : 'list.archive'),
            run: () => void archive(process, !isArchived),
          },
        ]
      : []),
  ];
  return (
    <li
      className={`relative flex flex-col rounded-md border border-line bg-surface transition-colors hover:border-control`}
    >
      <div className={isArchived ? 'opacity-45' : ''}>
        <Stamp process={process} />
      </div>
      <div className="flex grow flex-col gap-1.5 p-4 pt-3">
        <div className="flex items-start gap-2">
          <h2 className="min-w-0 grow text-base">
            {/* The whole card leads there; the menu lies above. */}
            <Link
              href={href}
              className="font-semibold wrap-anywhere no-underline after:absolute after:inset-0"
            >
              <bdi>{process.name}</bdi>
            </Link>
          </h2>
          <span className="relative z-1 -my-1.5 -me-2">
            <Menu
              label={t('list.actions', { name: process.name })}
              placement="bottom end"
              trigger={<IconButton icon="more" label={t('list.actions', { name: process.name })} />}
              groups={[{ id: 'process', actions }]}
            />
          </span>
        </div>
        {process.purpose !== '' && (
          <p className="line-clamp-2 text-sm text-muted" dir="auto">
            {process.purpose}
          </p>
        )}
        {isArchived && (
          <span>
            <Badge>{t('list.isArchived')}</Badge>
          </span>
        )}
        <ul className="flex flex-col text-sm">
          {standingOf(process).map((one) => (
            <li key={one.kind} className="flex items-baseline gap-2">
              <span
                aria-hidden="true"
                className={`size-1.5 shrink-0 -translate-y-px rounded-full ${one.kind === 'published' ? 'bg-won' : 'border border-accent'}`}
              />
              {standing(one)}
            </li>
          ))}
        </ul>
        <p className="mt-auto flex flex-wrap gap-x-3 gap-y-0.5 pt-1 text-xs text-muted">
          <span>{t('list.stages', { count: process.stages, n: formats.number(process.stages) })}</span>
          {process.openComments > 0 && (
            <span>
              {t('list.comments', { count: process.openComments, n: formats.number(process.openComments) })}
            </span>
          )}
          {process.nextReviewOn !== null && (
            <span className={overdue ? 'font-medium text-attention-ink' : ''}>
              {t(overdue ? 'list.overdue' : 'list.review', { date: formats.date(process.nextReviewOn) })}
            </span>
          )}
        </p>
      </div>
      {renaming && <RenameProcessDialog process={process} onClose={() => setRenaming(false)} />}
    </li>
  );
}
