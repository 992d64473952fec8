// When the process is looked at again. A day that has passed asks for attention.
import { updateProcess, type Process } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { refreshProcess } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { isOverdue } from '../list/process-facts.ts';

export function ReviewDate(props: {
  readonly process: Pick<Process, 'id' | 'nextReviewOn'>;
  readonly mayChange: boolean;
}) {
  const { process, mayChange } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const client = useQueryClient();
  const text = useProblemText();
  const overdue = isOverdue(process.nextReviewOn, useNow());
  const save = async (day: string | null) => {
    if (day === process.nextReviewOn) return;
    const outcome = await call(updateProcess, { params: { id: process.id }, body: { nextReviewOn: day } });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    refreshProcess(client, process.id);
  };
  return (
    <>
      {overdue && process.nextReviewOn !== null && (
        <p className="text-sm text-attention-ink">
          {t('review.overdue', { date: formats.date(process.nextReviewOn) })}
        </p>
      )}
      {mayChange ? (
        <DatePicker
          label={t('review.next')}
          value={process.nextReviewOn}
          onChange={(day) => void save(day)}
        />
      ) : (
        <p className="text-sm">
          {process.nextReviewOn === null ? t('review.none') : formats.date(process.nextReviewOn)}
        </p>
      )}
    </>
  );
}
