// What helps in a conversation here: questions to ask, objections with our answers, content to offer.
import type { Stage } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap, useSelection } from '../draft/draft-context.ts';
import { ChipChoice } from './ChipChoice.tsx';
import { useReadOnly, type Fields } from './editing.ts';
import { useHelp } from './Help.tsx';
import type { HelpId } from './Help.tsx';
import { LineList, type LineEdits } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { TextPart } from './TextPart.tsx';

type Book = Stage['playbook'];
type Question = Book['questions'][number];
type Objection = Book['objections'][number];

function Heading({ label, help }: { readonly label: string; readonly help: HelpId }) {
  const { button, text } = useHelp(help, label);
  return (
    <>
      <h4 className="flex min-h-6 items-center justify-between pt-1 text-sm font-normal text-muted">
        {label}
        {button}
      </h4>
      {text}
    </>
  );
}

export function Playbook(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { questions, objections, content } = stage.playbook;
  const { t } = useTranslation('inspector');
  const { library } = useSalesMap();
  const [, select] = useSelection();
  const isReadOnly = useReadOnly();
  const objectionsOf = (how: (list: readonly Objection[]) => Objection[], part?: string): boolean =>
    fields.change('playbook', (book) => ({ ...book, objections: how(book.objections) }), part);
  const questionEdits: LineEdits = lineEdits<Question>(
    (how, part) => fields.change('playbook', (book) => ({ ...book, questions: how(book.questions) }), part),
    (text) => ({ text }),
    (id, text) => ({ id, text }),
  );
  return (
    <>
      {(!isReadOnly || questions.length > 0) && (
        <>
          <Heading label={t('playbook.questions')} help="questions" />
          <LineList
            label={t('playbook.questions')}
            addLabel={t('playbook.questionsAdd')}
            lines={questions}
            max={LIMITS.item}
            edits={questionEdits}
          />
        </>
      )}
      {(!isReadOnly || objections.length > 0) && (
        <>
          <Heading label={t('playbook.objections')} help="objections" />
          <LineList
            label={t('playbook.objections')}
            addLabel={t('playbook.objectionsAdd')}
            lines={objections}
            max={LIMITS.item}
            edits={lineEdits<Objection>(
              objectionsOf,
              (text) => ({ text }),
              (id, text) => ({ id, text, answer: '' }),
            )}
            renderMore={(objection) => (
              <TextPart
                label={t('playbook.answerTo', { objection: objection.text })}
                isLabelHidden
                size="small"
                placeholder={t('playbook.answerAdd')}
                value={objection.answer}
                max={LIMITS.text}
                onCommit={(answer) =>
                  objectionsOf(
                    (list) => [...withLine(list, objection.id, { answer })],
                    `${objection.id}/answer`,
                  )
                }
              />
            )}
          />
        </>
      )}
      {(!isReadOnly || content.length > 0) && (
        <>
          <Heading label={t('playbook.content')} help="content" />
          {library.length === 0 ? (
            <p className="text-sm text-muted">{t('playbook.noLibrary')}</p>
          ) : (
            <ChipChoice
              label={t('playbook.content')}
              addLabel={t('playbook.contentAdd')}
              options={library.map(({ id, name }) => ({ id, label: name }))}
              chosen={content}
              onChange={(how) =>
                fields.change('playbook', (book) => ({ ...book, content: [...how(book.content)] }))
              }
              onOpen={(id) => select([`library/${id}`])}
            />
          )}
        </>
      )}
    </>
  );
}
