// A few values as thin bars or a line, small enough to stand beside a word. It is a picture of what the words say.
export interface SparklineProps {
  readonly values: readonly number[];
  /** In words, for whoever does not see it. */
  readonly label: string;
  readonly look?: 'bars' | 'line';
  /** Bars from this one on need attention. */
  readonly alarmFrom?: number;
  readonly width?: number;
  readonly height?: number;
}

const GAP = 2;

export function Sparkline(props: SparklineProps) {
  const { values, look = 'bars', alarmFrom, width = 58, height = 16 } = props;
  const most = Math.max(1e-9, ...values);
  const step = values.length === 0 ? width : (width + GAP) / values.length;
  const y = (value: number): number => height - 1 - (Math.max(0, value) / most) * (height - 2);
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block rtl:-scale-x-100"
    >
      <title>{props.label}</title>
      {look === 'bars'
        ? values.map((value, index) => {
            // Nothing is drawn as a hair, so that its place is seen.
            const tall = Math.max(1, (Math.max(0, value) / most) * height);
            return (
              <rect
                key={index}
                x={index * step}
                y={height - tall}
                width={Math.max(1, step - GAP)}
                height={tall}
                rx={1}
                className={
                  alarmFrom !== undefined && index >= alarmFrom && value > 0 ? 'fill-attention' : 'fill-flow'
                }
              />
            );
          })
        : values.length > 1 && (
            <polyline
              points={values
                .map((value, index) => `${(index / (values.length - 1)) * (width - 2) + 1},${y(value)}`)
                .join(' ')}
              className="fill-none stroke-flow-strong"
              strokeWidth={1.5}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
          )}
    </svg>
  );
}
