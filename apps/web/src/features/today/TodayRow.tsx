// One thing to do: why it stands here, what it is, and the action that settles it, with its key. The row that one is at
// shows what else can be done, and under it what an action asks for.
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../lib/activities/activity-queries.ts';
import { majorOf } from '../../lib/locale/minor-units.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { KIND_ICONS } from '../../ui/activity-form/kind-icons.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { KeyCaps } from '../../ui/KeyCaps.tsx';
import { Link } from '../../ui/Link.tsx';
import { DEED_KEYS, deedsOf, type Deed } from './entry-deeds.ts';
import { isLate, type TodayEntry } from './today-entries.ts';
import { useWhyWords } from './use-why-words.ts';

export interface TodayRowProps {
  readonly entry: TodayEntry;
  readonly isAt: boolean;
  readonly mayChange: boolean;
  readonly onEnter: () => void;
  readonly onDeed: (deed: Deed) => void;
  /** What the chosen action asks for. */
  readonly panel: ReactNode;
}

function iconOf(entry: TodayEntry): IconName {
  if (entry.activity !== null) return KIND_ICONS[entry.activity.kind];
  switch (entry.kind) {
    case 'newLead':
      return 'comment';
    case 'approval':
      return 'help';
    case 'handover':
      return 'redo';
    case 'back':
      return 'clock';
    default:
      return 'history';
  }
}

export function TodayRow(props: TodayRowProps) {
  const { entry, isAt, mayChange } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const why = useWhyWords();
  const late = isLate(entry);
  const [first, ...others] = deedsOf(entry, mayChange);
  const { activity, deal, company, contacts, item } = entry;
  const title = activity?.subject ?? item?.text ?? deal?.name ?? '';
  const amount = deal !== null && 'amount' in deal ? deal.amount : null;
  const facts = [
    ...(activity === null && item === null ? [] : deal === null ? [] : [deal.name]),
    // A deal is often named after its company.
    ...(company === null || deal?.name.includes(company.name) === true ? [] : [company.name]),
    ...contacts.slice(0, 2).map(({ name }) => name),
  ];
  const main = 'block truncate text-base font-medium';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only hears where the focus is
    <li
      data-entry={entry.key}
      aria-current={isAt}
      onFocus={props.onEnter}
      className={`border-s-3 border-b border-b-line ${isAt ? `bg-surface ${late ? 'border-s-attention' : 'border-s-accent'}` : 'border-s-transparent'}`}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- pointing; the keys are those of the screen */}
      <div
        onClick={props.onEnter}
        className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2 md:grid-cols-[1.25rem_11.5rem_minmax(0,1fr)_auto]"
      >
        <span className={late ? 'text-attention' : 'text-muted'}>
          <Icon name={iconOf(entry)} />
        </span>
        <span
          className={`truncate text-sm tabular-nums max-md:col-start-2 max-md:row-start-1 ${late ? 'font-medium text-attention-ink' : 'text-muted'}`}
        >
          {why(entry)}
        </span>
        <div className="min-w-0 max-md:col-start-2 max-md:row-start-2">
          {deal === null ? (
            <button
              type="button"
              data-main=""
              onClick={() => props.onDeed('change')}
              className={`focus-ring max-w-full rounded-sm text-start ${main}`}
            >
              <bdi>{title}</bdi>
            </button>
          ) : (
            <AriaLink
              href={`/deals/${deal.id}`}
              data-main=""
              className={`focus-ring w-fit max-w-full rounded-sm text-ink no-underline data-hovered:underline ${main}`}
            >
              <bdi>{title}</bdi>
            </AriaLink>
          )}
          <p className="flex min-w-0 gap-x-2 text-sm text-muted">
            <span className="truncate empty:hidden">
              {activity?.priority === 'high' && <span className="text-ink">{`${t('row.high')} · `}</span>}
              {facts.map((fact, index) => (
                <span key={`${fact} ${String(index)}`}>
                  {index > 0 && ' · '}
                  <bdi>{fact}</bdi>
                </span>
              ))}
            </span>
            {amount !== null && (
              <span className="shrink-0 tabular-nums">
                {formats.money(majorOf(amount.minor, amount.currency), amount.currency)}
              </span>
            )}
          </p>
        </div>
        <div className="flex items-center gap-2 max-md:row-span-2 max-md:row-start-1 max-md:col-start-3">
          {first !== undefined && <DeedButton deed={first} isAt={isAt} isFirst onDeed={props.onDeed} />}
        </div>
      </div>
      {isAt && (
        <div className="flex flex-col gap-3 ps-10.5 pe-3 pb-3 md:ps-46.5">
          {props.panel ?? (
            <div className="-ms-2.5 flex flex-wrap items-center gap-x-1 gap-y-1">
              {others.map((deed) => (
                <DeedButton key={deed} deed={deed} isAt onDeed={props.onDeed} />
              ))}
            </div>
          )}
          <Channels entry={entry} />
        </div>
      )}
    </li>
  );
}

function DeedButton(props: {
  readonly deed: Deed;
  readonly isAt: boolean;
  readonly isFirst?: boolean;
  readonly onDeed: (deed: Deed) => void;
}) {
  const { deed, isAt, isFirst = false } = props;
  const { t } = useTranslation('today');
  return (
    <Button
      variant={isFirst ? (isAt ? 'primary' : 'secondary') : 'quiet'}
      className={isFirst ? '' : 'px-2.5 text-muted'}
      onPress={() => props.onDeed(deed)}
    >
      {t(`deed.${deed}`)}
      {isAt && (
        <span className="max-md:hidden pointer-coarse:hidden">
          <KeyCaps keys={DEED_KEYS[deed]} />
        </span>
      )}
    </Button>
  );
}

/** Numbers and addresses of whom it is with, to ring or write at once. */
function Channels(props: { readonly entry: TodayEntry }) {
  const contact = props.entry.contacts[0];
  const { data } = useQuery({ ...channelsQuery(contact?.id ?? ''), enabled: contact !== undefined });
  if (contact === undefined || data === undefined) return null;
  const links = [
    ...data.phones.map(({ number, e164 }) => ({
      href: `tel:${e164 ?? number.replaceAll(/[^\d+]/gu, '')}`,
      text: number,
    })),
    ...data.emails.slice(0, 1).map(({ address }) => ({ href: `mailto:${address}`, text: address })),
  ];
  if (links.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <bdi>{contact.name}</bdi>
      {links.map(({ href, text }) => (
        <Link key={href} href={href} tone="accent">
          <bdi dir="ltr">{text}</bdi>
        </Link>
      ))}
    </p>
  );
}
