// The way of the import as a course with its ports: those passed can be gone back to, the one where it is has a ring.
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/Icon.tsx';
import type { ImportStep } from '../../lib/imports/import-step.ts';

export interface StepPathProps {
  readonly steps: readonly ImportStep[];
  readonly current: ImportStep;
  readonly canGo: (step: ImportStep) => boolean;
  readonly onGo: (step: ImportStep) => void;
}

export function StepPath(props: StepPathProps) {
  const { steps, current, canGo, onGo } = props;
  const { t } = useTranslation('imports');
  const here = steps.indexOf(current);
  return (
    <nav aria-label={t('step.label')} className="shrink-0 overflow-x-auto border-b border-line px-5 max-md:px-4">
      <ol className="flex min-w-fit">
        {steps.map((step, index) => {
          const isHere = index === here;
          const isPassed = index < here;
          return (
            <li
              key={step}
              {...(isHere ? { 'aria-current': 'step' as const } : {})}
              className="relative flex grow basis-0 flex-col"
            >
              {index > 0 && (
                <span
                  aria-hidden="true"
                  className={`absolute end-[calc(50%+0.75rem)] start-[calc(-50%+0.75rem)] top-5 h-px ${index <= here ? 'bg-accent' : 'border-t border-dashed border-control'}`}
                />
              )}
              <Button
                isDisabled={isHere || !canGo(step)}
                onPress={() => onGo(step)}
                className="focus-ring flex flex-col items-center gap-1 rounded-md px-2 py-2.5 text-sm data-hovered:text-accent"
              >
                <span
                  className={`grid size-5 place-items-center rounded-full border text-[10px] ${isHere ? 'border-accent bg-surface ring-2 ring-accent/25' : isPassed ? 'border-accent bg-accent text-on-accent' : 'border-control bg-ground'}`}
                >
                  {isPassed && <Icon name="check" className="size-3" />}
                  {isHere && <span className="size-2 rounded-full bg-accent" />}
                </span>
                <span
                  className={`whitespace-nowrap ${isHere ? 'font-semibold' : 'text-muted max-md:sr-only'}`}
                >
                  {t(`step.${step}`)}
                </span>
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
