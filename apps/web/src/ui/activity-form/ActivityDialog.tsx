// The form of an activity in a dialog, from wherever one plans or puts something down. Give it another `key` for another
// activity.
import type { Activity } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, type ActivityDraft } from '../../lib/activities/activity-draft.ts';
import type { ActivityEditor } from '../../lib/activities/use-activity-editor.ts';
import type { CallProblem } from '../../lib/api/problem.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { showFailure, showUndo } from '../toasts.ts';
import { useProblemText } from '../use-problem-text.ts';
import { ActivityForm } from './ActivityForm.tsx';

export interface ActivityDialogProps {
  /** What it begins with; null while it is closed. */
  readonly start: ActivityDraft | null;
  /** From `useActivityEditor`. */
  readonly editor: ActivityEditor;
  readonly onClose: () => void;
  readonly onSaved?: (activity: Activity) => void;
}

export function ActivityDialog(props: ActivityDialogProps) {
  const { t } = useTranslation('activities');
  const { start } = props;
  const title = start === null ? '' : t(start.id === null ? 'form.new' : 'form.change');
  return (
    <Dialog title={title} isOpen={start !== null} onClose={props.onClose} width="wide">
      {start !== null && <Inside {...props} start={start} />}
    </Dialog>
  );
}

function Inside(props: ActivityDialogProps & { readonly start: ActivityDraft }) {
  const { start, editor } = props;
  const { t } = useTranslation(['activities', 'ui']);
  const text = useProblemText();
  const [draft, setDraft] = useState(start);
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const fault = faultOf(draft);

  const save = async (): Promise<void> => {
    setTried(true);
    if (fault !== null || isPending) return;
    setPending(true);
    const outcome = await editor.save(start, draft);
    setPending(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    props.onSaved?.(outcome.value);
    if (start.id === null) {
      const { id, subject, doneAt } = outcome.value;
      showUndo(
        t(doneAt === null ? 'said.planned' : 'said.putDown', { subject: isolate(subject) }),
        async () => {
          await editor.remove(id);
        },
      );
    }
    props.onClose();
  };
  const remove = async (id: string): Promise<void> => {
    const outcome = await editor.remove(id);
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    showUndo(t('said.removed', { subject: isolate(start.subject) }), async () => {
      await editor.restore(id);
    });
    props.onClose();
  };

  return (
    <>
      <ActivityForm
        draft={draft}
        onChange={setDraft}
        sources={editor.sources}
        fault={isTried ? fault : null}
        onSubmit={() => void save()}
      />
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap justify-end gap-2">
        {start.id !== null && (
          <Button
            variant="quiet"
            icon="remove"
            className="me-auto"
            onPress={() => void remove(start.id ?? '')}
          >
            {t('form.remove')}
          </Button>
        )}
        <Button variant="quiet" onPress={props.onClose}>
          {t('ui:cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={() => void save()}>
          {t(start.id !== null ? 'form.save' : draft.hasHappened ? 'form.putDown' : 'form.plan')}
        </Button>
      </div>
    </>
  );
}
