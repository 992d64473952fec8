// How far something has come; without a value, that it is going on.
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

export interface ProgressBarProps {
  readonly label: string;
  /** 0..1; absent while unknown. */
  readonly value?: number;
  /** Beside the label: "12 MB of 64 MB". */
  readonly valueText?: string;
  readonly isLabelHidden?: boolean;
}

export function ProgressBar(props: ProgressBarProps) {
  const { value, label, isLabelHidden = false } = props;
  const known = value === undefined ? { isIndeterminate: true } : { value: value * 100 };
  return (
    <AriaProgressBar
      {...known}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(props.valueText === undefined ? {} : { valueLabel: props.valueText })}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText }) => (
        <>
          {!isLabelHidden && (
            <span className="flex justify-between gap-4 text-sm">
              <Label>{label}</Label>
              <span className="text-muted tabular-nums">{value === undefined ? '' : valueText}</span>
            </span>
          )}
          <span className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className={`block h-full rounded-full bg-accent ${value === undefined ? 'w-1/3 animate-breathe' : 'transition-[inline-size]'}`}
              {...(percentage === undefined || value === undefined
                ? {}
                : { style: { inlineSize: `${percentage}%` } })}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
