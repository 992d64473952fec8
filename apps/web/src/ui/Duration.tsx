// A duration in human units; hovering shows it to the second.
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { isoDuration, type DurationWidth } from '../lib/locale/durations.ts';

export function Duration(props: {
  readonly seconds: number;
  readonly width?: DurationWidth;
  readonly className?: string;
}) {
  const formats = useFormats();
  const { seconds, width = 'long', className } = props;
  return (
    <time dateTime={isoDuration(seconds)} title={formats.exactDuration(seconds)} className={className}>
      {formats.duration(seconds, width)}
    </time>
  );
}
