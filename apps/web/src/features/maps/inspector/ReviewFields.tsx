// The four questions that every step is asked; the answers stay with the version.
import type { Stage } from '@portolan/core';
import { REVIEW_QUESTIONS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useReadOnly, type Fields } from './editing.ts';
import { PlainChoice } from './facts.tsx';
import { LIMITS } from './limits.ts';
import { TextPart } from './TextPart.tsx';

const ANSWERS = ['yes', 'no', 'unsure'] as const;

export function ReviewFields(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { t } = useTranslation('inspector');
  const isReadOnly = useReadOnly();
  return (
    <ul className="flex list-none flex-col gap-2 p-0">
      {REVIEW_QUESTIONS.map((id) => {
        const question = t(`reviewQuestion.${id}`);
        const given = stage.review[id];
        if (isReadOnly && given === null) return null;
        return (
          <li key={id} className="flex flex-col">
            <span>{question}</span>
            {isReadOnly ? (
              given !== null && <span className="text-muted">{t(`reviewAnswer.${given.answer}`)}</span>
            ) : (
              <span>
                <PlainChoice
                  label={question}
                  options={ANSWERS.map((answer) => ({ id: answer, label: t(`reviewAnswer.${answer}`) }))}
                  value={given?.answer ?? null}
                  none={t('reviewAnswer.none')}
                  onChange={(answer) =>
                    fields.change('review', (review) => ({
                      ...review,
                      [id]: answer === null ? null : { answer, note: review[id]?.note ?? '' },
                    }))
                  }
                />
              </span>
            )}
            {given !== null && (
              <TextPart
                label={t('reviewNote', { question })}
                isLabelHidden
                size="small"
                placeholder={t('reviewNoteAdd')}
                value={given.note}
                max={LIMITS.text}
                onCommit={(note) =>
                  fields.change(
                    'review',
                    (review) => ({ ...review, [id]: { answer: review[id]?.answer ?? given.answer, note } }),
                    id,
                  )
                }
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
