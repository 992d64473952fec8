// The map as a thin strip: the way travelled, the stage reached, those ahead. Many stages keep their ticks and lose their
// names, but for the one where the deal is; pointing at a tick says it.
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { stripNames, type StripStage } from './stage-strip.ts';
import { WithTooltip } from './Tooltip.tsx';

export interface StageStripProps {
  readonly label: string;
  readonly stages: readonly StripStage[];
  /** What stands with a stage when one points at it: "11 days, 4 longer than usual". */
  readonly factOf?: (stage: StripStage) => string | undefined;
  readonly onChoose?: (stageId: string) => void;
  /** The deal has left the way: won, or not. */
  readonly end?: 'won' | 'lost';
}

function barOf(stage: StripStage, end: StageStripProps['end']): string {
  if (stage.state === 'current') return end === 'won' ? 'bg-won' : end === 'lost' ? 'bg-lost' : 'bg-accent';
  if (stage.state === 'passed') return end === 'won' ? 'bg-won/60' : 'bg-flow-strong';
  if (stage.state === 'skipped') return 'bg-transparent border border-dashed border-control';
  return 'bg-line';
}

const NAMES = {
  current: 'font-semibold text-ink',
  passed: 'text-muted',
  skipped: 'text-muted',
  ahead: 'text-muted',
} as const;

export function StageStrip(props: StageStripProps) {
  const { stages, end } = props;
  const { t } = useTranslation('ui');
  const list = useRef<HTMLOListElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const names = stripNames(stages.length, width);
  return (
    <ol ref={list} aria-label={props.label} className="flex w-full min-w-0 items-start gap-[3px]">
      {stages.map((stage) => {
        const isCurrent = stage.state === 'current';
        const isNamed = names === 'all' || isCurrent;
        const fact = props.factOf?.(stage);
        const said = [stage.label, t(`strip.${stage.state}`), fact]
          .filter((part) => part !== undefined)
          .join(' · ');
        return (
          <li
            key={stage.id}
            {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
            className={`flex min-w-1.5 flex-col ${names === 'current' && isCurrent ? 'flex-[0_1_auto] max-w-[60%]' : 'flex-[1_1_0]'}`}
          >
            <WithTooltip text={said}>
              <Button
                aria-label={said}
                onPress={() => props.onChoose?.(stage.id)}
                className="focus-ring flex w-full min-w-0 flex-col gap-1 rounded-sm py-1 text-start"
              >
                <span className={`block h-1.5 w-full rounded-full ${barOf(stage, end)}`} />
                <span className={`block h-4 w-full truncate text-xs leading-4 ${NAMES[stage.state]}`}>
                  {isNamed && <bdi>{stage.label}</bdi>}
                </span>
              </Button>
            </WithTooltip>
          </li>
        );
      })}
    </ol>
  );
}
