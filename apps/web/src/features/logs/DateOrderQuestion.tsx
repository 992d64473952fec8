// Dates that can be read in two ways: both readings side by side, on a date of the file itself.
import { useTranslation } from 'react-i18next';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { DateOrder, Question } from '../../lib/logs/mapping-edit.ts';

export interface DateOrderQuestionProps {
  readonly question: Extract<Question, { readonly kind: 'dateOrder' }>;
  readonly value: DateOrder | undefined;
  readonly onChange: (order: DateOrder) => void;
}

export function DateOrderQuestion(props: DateOrderQuestionProps) {
  const { question, value, onChange } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const answered = question.readings.some((reading) => reading.order === value);
  return (
    <RadioGroup
      value={answered ? (value ?? null) : null}
      onChange={(order) => {
        const reading = question.readings.find((one) => one.order === order);
        if (reading !== undefined) onChange(reading.order);
      }}
      className={`flex flex-col gap-2 border-s-3 ps-4 ${answered ? 'border-line' : 'border-nurture'}`}
    >
      <Label className="text-base font-semibold">
        {t('question.dateOrder', { column: `\u2068${question.column}\u2069` })}
      </Label>
      <div className="flex flex-wrap gap-3">
        {question.readings.map((reading) => (
          <Radio
            key={reading.order}
            value={reading.order}
            className="group flex w-72 max-w-full cursor-default items-start gap-3 rounded-md border border-line bg-surface p-3 data-hovered:border-control data-selected:border-accent"
          >
            <span className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent group-data-selected:border-5 group-data-selected:border-accent" />
            <span className="flex flex-col gap-0.5">
              <span className="text-base font-medium">
                {t('question.reading', {
                  example: `\u2068${question.example}\u2069`,
                  date: formats.date(reading.iso),
                })}
              </span>
              <span className="text-xs text-muted">{t(`order.${reading.order}`)}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
