// A point in time in the reader's calendar; hovering shows it to the second with its zone.
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { useNow } from '../lib/locale/use-now.ts';

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
  const text =
    show === 'relative'
      ? formats.relative(at, now)
      : show === 'date'
        ? formats.date(at)
        : formats.dateTime(at);
  return (
    <time dateTime={at} title={formats.exactTime(at)} className={`whitespace-nowrap ${className}`}>
      {text}
    </time>
  );
}
