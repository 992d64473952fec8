// A point in time in the reader's calendar; hovering shows it to the second with its zone.
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { useNow } from '../lib/locale/use-now.ts';

const MINUTE_MS = 60_000;

export interface MomentProps {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly show?: 'date' | 'dateTime' | 'relative';
  readonly className?: string;
}

export function Moment(props: MomentProps) {
  const formats = useFormats();
  const now = useNow();
  const { at, show = 'date', className = '' } = props;
  const ahead = new Date(at).getTime() - now;
  const text =
    show === 'relative'
      ? // What has just happened lies ahead of a present that is rounded down.
        formats.relative(at, ahead > 0 && ahead < MINUTE_MS ? now + ahead : now)
      : show === 'date'
        ? formats.date(at)
        : formats.dateTime(at);
  return (
    <time dateTime={at} title={formats.exactTime(at)} className={`whitespace-nowrap ${className}`}>
      {text}
    </time>
  );
}
