// What happened to the draft besides one's own edits: somebody in the same field, a refusal, published meanwhile; and
// deals that still run on what was published before.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { transferQuery } from '../../../lib/deals/deal-queries.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { useDraftState, useEdit, useMapView } from '../draft/draft-context.ts';
import { useProcessActions } from '../list/use-process-actions.ts';

export function Notices() {
  const { t } = useTranslation(['editor', 'maps']);
  const formats = useFormats();
  const { draft, processId, versionId } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const { archive } = useProcessActions();
  const mayChange = useMay('maps.change');
  const isArchived = process !== undefined && process.archivedAt !== null;
  const { meetings, refusal, wasPublished, map } = useDraftState();
  const edit = useEdit();
  const nameOf = (about: string): string => {
    const [collection, id] = about.split('/');
    if (collection === 'map' || collection === undefined) return t('notice.theMap');
    const element = map[collection as 'nodes'].find((one) => one.id === id);
    return element === undefined ? '' : isolate(element.name);
  };
  const isShown = process?.published?.id === versionId && !isArchived;
  const mayRead = useMay('records.read');
  const transfer = useQuery({ ...transferQuery(processId), enabled: isShown && mayRead }).data;
  const older = isShown ? (transfer?.steps ?? []).reduce((sum, { deals }) => sum + deals, 0) : 0;
  if (meetings.length === 0 && refusal === null && !wasPublished && !isArchived && older === 0) return null;
  return (
    <output className="flex shrink-0 flex-col border-b border-line bg-float">
      {isArchived && (
        <Line
          text={t('notice.archived')}
          {...(mayChange
            ? { action: { label: t('maps:list.bringBack'), run: () => void archive(process, false) } }
            : {})}
        />
      )}
      {older > 0 && (
        <Line
          text={t('notice.older', { count: older, n: formats.number(older) })}
          link={{ label: t('notice.planMove'), href: `/processes/${processId}/transfer` }}
        />
      )}
      {wasPublished && <Line text={t('notice.published')} />}
      {refusal !== null && (
        <Line text={t('notice.refused', { reason: refusal })} onClose={() => draft.forgetRefusal()} />
      )}
      {meetings.map((meeting) => (
        <Line
          key={meeting.id}
          text={t(meeting.mineStands ? 'notice.mineStands' : 'notice.theirsStands', {
            who: meeting.by === '' ? t('maps:people.nameless') : isolate(meeting.by),
            what: nameOf(meeting.about),
          })}
          action={{
            label: t(meeting.mineStands ? 'notice.bringTheirs' : 'notice.bringMine'),
            run: () => {
              edit(meeting.restore);
              draft.dismiss(meeting.id);
            },
          }}
          onClose={() => draft.dismiss(meeting.id)}
        />
      ))}
    </output>
  );
}

function Line(props: {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly link?: { readonly label: string; readonly href: string };
  readonly onClose?: () => void;
}) {
  const { t } = useTranslation('editor');
  return (
    <div className="flex min-h-10 items-center gap-3 px-4 text-sm">
      <span className="min-w-0 grow">{props.text}</span>
      {props.action !== undefined && (
        <Button variant="quiet" onPress={props.action.run}>
          {props.action.label}
        </Button>
      )}
      {props.link !== undefined && (
        <LinkButton href={props.link.href} variant="quiet">
          {props.link.label}
        </LinkButton>
      )}
      {props.onClose !== undefined && <IconButton icon="close" label={t('close')} onPress={props.onClose} />}
    </div>
  );
}
