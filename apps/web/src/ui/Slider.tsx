// One amount in a range, chosen by dragging or by arrow keys; `valueText` words the value.
import {
  Label,
  Slider as AriaSlider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  type SliderProps as AriaProps,
} from 'react-aria-components';

export interface SliderProps extends Omit<AriaProps<number>, 'children' | 'className' | 'style'> {
  readonly label: string;
  /** What the value means, beside the track: "34 of 99 paths, 96 % of moves". */
  readonly valueText?: string;
  readonly className?: string;
}

export function Slider({ label, valueText, className = '', ...rest }: SliderProps) {
  return (
    <AriaSlider
      {...rest}
      className={`group flex flex-wrap items-center gap-x-3 gap-y-1 text-sm ${className}`}
    >
      <Label className="text-muted">{label}</Label>
      <SliderTrack className="relative h-5 w-40 grow-0 data-disabled:opacity-45">
        {({ state }) => (
          <>
            <span className="absolute inset-x-0 top-2 h-1 rounded-full border border-control/60 bg-sunken" />
            <span
              className="absolute start-0 top-2 h-1 rounded-full bg-accent"
              style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }}
            />
            <SliderThumb className="focus-ring top-1/2 size-3.5 rounded-full border-2 border-accent bg-surface data-dragging:bg-accent" />
          </>
        )}
      </SliderTrack>
      <SliderOutput className="text-muted">
        {({ defaultChildren }) => valueText ?? defaultChildren}
      </SliderOutput>
    </AriaSlider>
  );
}
