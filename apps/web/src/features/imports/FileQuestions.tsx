// What a file leaves open, with both readings of a value of its own; one press answers.
import type { ImportMapping, ImportQuestion } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { answerDate, answerDecimal } from './mapping-edit.ts';

export interface FileQuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

export function FileQuestions(props: FileQuestionsProps) {
  const { questions, mapping, onChange } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  if (questions.length === 0) return null;
  const answers = (question: ImportQuestion) => {
    switch (question.kind) {
      case 'dateOrder':
        return question.readings.map(({ order, iso }) => ({
          id: order as string,
          label: t('question.reading', { example: isolate(question.example), value: formats.date(iso) }),
          answer: () => onChange(answerDate(mapping, question.column, order)),
        }));
      case 'decimalMark':
        return question.readings.map(({ mark, number }) => ({
          id: mark as string,
          label: t('question.reading', {
            example: isolate(question.example),
            value: formats.number(Number(number)),
          }),
          answer: () => onChange(answerDecimal(mapping, question.column, mark)),
        }));
      case 'property':
        return question.values.slice(0, 20).map((value) => ({
          id: value,
          label: value,
          answer: () => onChange({ ...mapping, where: { column: question.column, equals: [value] } }),
        }));
    }
  };
  return (
    <>
      {questions.map((question) => (
        <section
          key={`${question.kind} ${question.column}`}
          className="flex flex-col gap-2 border-s-3 border-nurture ps-4"
        >
          <h2 className="font-semibold">
            {t(`question.${question.kind}`, { column: isolate(question.column) })}
          </h2>
          <div className="flex flex-wrap gap-2">
            {answers(question).map(({ id, label, answer }) => (
              <Button key={id} onPress={answer}>
                <bdi>{label}</bdi>
              </Button>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
