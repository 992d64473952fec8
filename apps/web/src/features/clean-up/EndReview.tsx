// Ends a review and says what came of it: how many were on each list before and after, and what was decided.
import { finishCleanUpRun, type CleanUpRun } from '@portolan/contract';
import { CLEAN_UP_LISTS } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TextField } from '../../ui/TextField.tsx';

const WHATS = ['move', 'keep', 'set', 'delete'] as const;

export function EndReview(props: { readonly run: CleanUpRun }) {
  const { t } = useTranslation(['today', 'ui']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const submit = useSubmit(
    () => call(finishCleanUpRun, { params: { id: props.run.id }, body: { note } }),
    () => undefined,
  );
  const ended = submit.last;
  const close = (): void => {
    setOpen(false);
    if (ended === null) return;
    void client.invalidateQueries({ queryKey: ['clean-up'] });
    void navigate({ to: '/clean-up', search: { whose: props.run.whose } });
  };
  return (
    <>
      <Button className="ms-auto" onPress={() => setOpen(true)}>
        {t('cleanUp.end')}
      </Button>
      <Dialog
        title={t(ended === null ? 'cleanUp.end' : 'cleanUp.summary')}
        isOpen={isOpen}
        onClose={close}
        actions={
          ended === null ? (
            <Button variant="primary" isPending={submit.isPending} onPress={() => void submit.send()}>
              {t('cleanUp.endDo')}
            </Button>
          ) : (
            <Button variant="primary" onPress={close}>
              {t('ui:done')}
            </Button>
          )
        }
      >
        {ended === null ? (
          <>
            <p className="text-sm text-muted">{t('cleanUp.endText')}</p>
            <TextField label={t('cleanUp.note')} value={note} onChange={setNote} rows={2} maxLength={2000} />
            <ProblemNote problem={submit.problem} />
          </>
        ) : (
          <Summary run={ended} />
        )}
      </Dialog>
    </>
  );
}

function Summary(props: { readonly run: CleanUpRun }) {
  const { run } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const decided = WHATS.flatMap((what) => {
    const count = run.decided[what] ?? 0;
    return count === 0 ? [] : [t(`cleanUp.counted.${what}`, { count, n: formats.number(count) })];
  });
  return (
    <div className="flex flex-col gap-4">
      <p>{decided.length === 0 ? t('cleanUp.nothingDecided') : formats.list(decided)}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-xs text-muted">
            <th className="py-1 text-start font-normal">{t('cleanUp.listName')}</th>
            <th className="py-1 text-end font-normal">{t('cleanUp.atFirst')}</th>
            <th className="py-1 text-end font-normal">{t('cleanUp.now')}</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {CLEAN_UP_LISTS.map((list) => (
            <tr key={list} className="border-t border-line">
              <td className="py-1.5">{t(`cleanUp.list.${list}`)}</td>
              <td className="py-1.5 text-end text-muted">{formats.number(run.before[list])}</td>
              <td className="py-1.5 text-end font-medium">{formats.number(run.after?.[list] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
