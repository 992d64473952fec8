// An event of a deal as a sentence, and what belongs to it in smaller letters. What it holds is read with care: events
// are kept for years, and a role may not see every value.
import type { DealEventRow } from '@portolan/contract';
import { ACTIVITY_KINDS, MOVERS } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BUILT_IN, dealFieldsQuery } from '../../../lib/deals/deal-fields.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { useValueText } from '../fields/use-value-text.ts';

export interface EventText {
  readonly text: string;
  readonly detail: string;
}

type Payload = DealEventRow['payload'];

const text = (payload: Payload, key: string): string => {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
};
const object = (value: unknown): Payload =>
  typeof value === 'object' && value !== null ? (value as Payload) : {};

const plain = (sentence: string, detail = ''): EventText => ({ text: sentence, detail });

interface Change {
  readonly field: string;
  readonly to: unknown;
}
function changesOf(payload: Payload): readonly Change[] {
  const changes: readonly unknown[] = Array.isArray(payload['changes']) ? payload['changes'] : [];
  return changes.map((change) => ({ field: text(object(change), 'field'), to: object(change)['to'] }));
}
/** Where events name what the record holds, fields say what people know. */
const FIELD_OF: Readonly<Record<string, string>> = { ownerId: 'owner', companyId: 'company' };

export function useEventText(map: DealMap): (event: DealEventRow) => EventText {
  const { t } = useTranslation('deals');
  const fields = useQuery(dealFieldsQuery).data ?? BUILT_IN;
  const label = useFieldLabel();
  const valueText = useValueText();
  const items = new Map(
    map.map.nodes.flatMap((node) =>
      node.type === 'stage' ? node.checklist.map((item) => [item.id, item.text] as const) : [],
    ),
  );
  const cause = (value: unknown): string => {
    const mover = MOVERS.find((one) => one === object(value)['what']);
    if (mover === undefined) return '';
    const note = text(object(value), 'note');
    return note === '' ? t(`mover.${mover}`) : `${t(`mover.${mover}`)}: ${note}`;
  };
  const changeText = ({ field: raw, to }: Change): string => {
    const name = FIELD_OF[raw] ?? raw;
    const field = fields.find((one) => one.name === name);
    const called = field === undefined ? label({ name, label: name }) : label(field);
    const value = field === undefined ? '' : valueText(field, to);
    return value === '' ? called : `${called}: ${value}`;
  };
  return (event) => {
    const { kind, payload } = event;
    const to = isolate(map.nameOf(event.toNode ?? text(payload, 'to')));
    const item = isolate(items.get(text(payload, 'item')) ?? text(payload, 'item'));
    switch (kind) {
      case 'created':
        return plain(t('event.created', { to }));
      case 'entered':
        return plain(t('event.entered', { to }), cause(payload['cause']));
      case 'overridden':
        return plain(t('event.overridden', { to }), text(payload, 'reason'));
      case 'won':
        return plain(t('event.won'));
      case 'ended': {
        const end = object(payload['end']);
        return plain(
          t('event.ended'),
          [text(end, 'reason'), cause(end['stopped'])].filter((one) => one !== '').join(' · '),
        );
      }
      case 'reopened':
        return plain(t('event.reopened'), text(payload, 'reason'));
      case 'undone':
        return plain(t('event.undone'));
      case 'explained':
        return plain(t('event.explained'), cause(payload['cause']));
      case 'ticked':
        return plain(
          t(payload['state'] === 'asked' ? 'event.asked' : 'event.ticked', { item }),
          text(payload, 'evidence'),
        );
      case 'unticked':
        return plain(t('event.unticked', { item }), text(payload, 'reason'));
      case 'confirmed':
        return plain(t('event.confirmed'), text(payload, 'words'));
      case 'unconfirmed':
        return plain(t('event.unconfirmed'));
      case 'changed':
        return plain(t('event.changed'), changesOf(payload).map(changeText).join('\n'));
      case 'handoverAccepted':
        return plain(t('event.handoverAccepted'));
      case 'handoverRefused':
        return plain(t('event.handoverRefused'), text(payload, 'reason'));
      case 'activity': {
        const activity = ACTIVITY_KINDS.find((one) => one === payload['activity']) ?? 'task';
        const what = (['planned', 'done', 'reopened', 'removed'] as const).find(
          (one) => one === payload['what'],
        );
        return plain(
          t(`event.activity.${what ?? 'planned'}`, { kind: t(`activity.${activity}`) }),
          text(payload, 'subject'),
        );
      }
      case 'noted': {
        const what = (['written', 'changed', 'removed'] as const).find((one) => one === payload['what']);
        return plain(t(`event.note.${what ?? 'written'}`));
      }
      case 'filed':
        return plain(
          t(payload['what'] === 'removed' ? 'event.file.removed' : 'event.file.added'),
          text(payload, 'name'),
        );
      case 'doesNotFit':
        return plain(t('event.doesNotFit'), text(payload, 'text'));
      case 'transferred':
        return plain(t('event.transferred', { to }));
      case 'continued':
        return plain(t('event.continued'));
      case 'deleted':
        return plain(t('event.deleted'));
      case 'restored':
        return plain(t('event.restored'));
      case 'merged':
        return plain(t('event.merged'));
      case 'unmerged':
        return plain(t('event.unmerged'));
      case 'absorbed':
        return plain(t('event.absorbed'));
      default:
        return plain(t('event.other'), kind);
    }
  };
}
