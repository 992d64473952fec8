// The bar of a replay: play and pause, the day it shows, which can be drawn along, and how many deals are seen.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../lib/store.ts';
import type { ReplayClock } from '../../ui/flow-map/replay-clock.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Slider } from '../../ui/Slider.tsx';

export interface ReplayBarProps {
  readonly clock: ReplayClock;
  /** What is played: "300 of 4,000 deals", or the name of one. */
  readonly what: string;
  /** A moment in words. */
  readonly when: (now: number) => string;
  readonly onClose: () => void;
}

export function ReplayBar({ clock, what, when, onClose }: ReplayBarProps) {
  const { t } = useTranslation('reality');
  const now = useStore(clock.now);
  const isPlaying = useStore(clock.isPlaying);
  useEffect(() => {
    // Where motion is not wanted, the reader draws it along.
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) clock.play();
    return clock.pause;
  }, [clock]);
  return (
    <fieldset
      data-map-control
      aria-label={t('replay.label')}
      className="absolute start-5 bottom-3 flex max-w-full flex-wrap items-center gap-x-2 rounded-md border border-line bg-surface pe-1 max-md:start-3 max-md:end-14"
    >
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? t('replay.pause') : t('replay.play')}
        onPress={isPlaying ? clock.pause : clock.play}
      />
      <Slider
        label={t('replay.when')}
        minValue={clock.from}
        maxValue={clock.to}
        step={Math.max(1, (clock.to - clock.from) / 1000)}
        value={now}
        onChange={clock.seek}
        valueText={when(now)}
        className="tabular-nums max-md:w-40 max-md:[&_label]:sr-only"
      />
      <span className="text-xs text-muted max-md:order-last max-md:basis-full max-md:ps-3 max-md:pb-2">
        {what}
      </span>
      <IconButton icon="close" label={t('replay.close')} onPress={onClose} />
    </fieldset>
  );
}
