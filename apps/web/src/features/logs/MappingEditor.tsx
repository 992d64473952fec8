// The mapping on the file's own rows: parts are given at the column heads, questions are answered by looking at both
// readings, and a dry run tells at once what would become of it.
import type { LogDetail, LogMapping, Recognition } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { startReading } from '../../lib/logs/log-import.ts';
import { previewQuery } from '../../lib/logs/log-queries.ts';
import {
  assignRole,
  missingParts,
  openQuestions,
  setDateOrder,
  switchKind,
  timeColumns,
  type Kind,
  type Question,
} from '../../lib/logs/mapping-edit.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { DateOrderQuestion } from './DateOrderQuestion.tsx';
import { DryRun } from './DryRun.tsx';
import { MappingOptions } from './MappingOptions.tsx';
import { ObjectTypeQuestion } from './ObjectTypeQuestion.tsx';
import { PreviewTable } from './PreviewTable.tsx';

export interface MappingEditorProps {
  readonly log: LogDetail;
  readonly recognition: Recognition;
}

function sameQuestion(a: Question, b: Question): boolean {
  if (a.kind === 'dateOrder') return b.kind === 'dateOrder' && a.column === b.column;
  return a.kind === 'column' ? b.kind === 'column' && a.role === b.role : b.kind === a.kind;
}

/** What the file leaves open for this mapping: from the recognition, and what the dry run found since. */
function questionsFor(mapping: LogMapping, found: readonly Question[]): readonly Question[] {
  const times = timeColumns(mapping);
  const relevant = found.filter((one) => one.kind !== 'dateOrder' || times.has(one.column));
  return relevant.filter((one, index) => relevant.findIndex((other) => sameQuestion(one, other)) === index);
}

export function MappingEditor(props: MappingEditorProps) {
  const { log, recognition } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const [mapping, setMapping] = useState<LogMapping>(log.mapping ?? recognition.proposal);
  const missing = missingParts(mapping);
  const preview = useQuery({
    ...previewQuery(log.id, mapping),
    enabled: missing.length === 0,
  });
  const questions = questionsFor(mapping, [...recognition.questions, ...(preview.data?.questions ?? [])]);
  const open = openQuestions(questions, mapping);
  const isTable = recognition.format === 'csv';
  const ready = missing.length === 0 && open.length === 0 && !preview.isError;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {recognition.objectTypes !== undefined && (
        <ObjectTypeQuestion recognition={recognition} mapping={mapping} onMapping={setMapping} />
      )}
      {questions.map((question) =>
        question.kind === 'objectType' ? null : question.kind === 'dateOrder' ? (
          <DateOrderQuestion
            key={`date ${question.column}`}
            question={question}
            value={mapping.dates?.[question.column]}
            onChange={(order) => setMapping(setDateOrder(mapping, question.column, order))}
          />
        ) : (
          <section
            key={`column ${question.role}`}
            className="flex flex-col gap-2 border-s-3 border-nurture ps-4"
          >
            <h2 className="font-semibold">{t(`question.column.${question.role}`)}</h2>
            <div className="flex flex-wrap gap-2">
              {question.candidates.map((column) => (
                <Button key={column} onPress={() => setMapping(assignRole(mapping, column, question.role))}>
                  <bdi>{column}</bdi>
                </Button>
              ))}
            </div>
          </section>
        ),
      )}
      {isTable ? (
        <section className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h2 className="text-lg font-semibold">{t('preview.title')}</h2>
            <span className="ms-auto text-sm text-muted max-md:ms-0">{t('kind.label')}</span>
            <SegmentedControl<Kind>
              label={t('kind.label')}
              value={mapping.columns?.kind ?? 'events'}
              onChange={(kind) => setMapping(switchKind(mapping, kind))}
              options={[
                { id: 'events', label: t('kind.events') },
                { id: 'stageDates', label: t('kind.stageDates') },
              ]}
            />
          </div>
          <PreviewTable
            recognition={recognition}
            mapping={mapping}
            rows={preview.data?.rows}
            header={preview.data?.header}
            onMapping={setMapping}
          />
        </section>
      ) : (
        recognition.format !== 'ocel' && <p className="max-w-160 text-base text-muted">{t('read.plain')}</p>
      )}
      <MappingOptions recognition={recognition} mapping={mapping} onMapping={setMapping} />
      {missing.length === 0 && <DryRun preview={preview} />}
      <footer className="sticky -bottom-5 z-2 -mx-5 -mb-5 flex flex-wrap items-center gap-4 border-t border-line bg-ground px-5 py-3 max-md:-mx-4 max-md:px-4">
        <Button variant="primary" isDisabled={!ready} onPress={() => void startReading(log, mapping)}>
          {t('read.import')}
        </Button>
        <output className="text-sm text-muted">
          {missing.length > 0
            ? t('read.missing', { parts: formats.list(missing.map((role) => t(`role.${role}`))) })
            : open.length > 0
              ? t('read.openQuestions', { count: open.length, n: formats.number(open.length) })
              : ''}
        </output>
      </footer>
    </div>
  );
}
