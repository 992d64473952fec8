// What the change should bring, so that it can be measured later: a metric, up or down, by how much, by when, and why.
import { updateVersion, type Hypothesis, type MapVersion } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { refreshProcess } from '../../../lib/maps/process-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useHypothesisText } from './use-hypothesis-text.ts';

const EMPTY: Hypothesis = { metric: '', direction: 'up', size: null, unit: '%', by: null, why: '' };

/** The change in words, with its form behind a button; only words where it cannot be changed. */
export function HypothesisForm(props: { readonly version: MapVersion; readonly mayChange: boolean }) {
  const { version, mayChange } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const client = useQueryClient();
  const text = useProblemText();
  const sentence = useHypothesisText();
  const [edited, setEdited] = useState<{ readonly note: string; readonly hypothesis: Hypothesis } | null>(
    null,
  );
  const [isPending, setPending] = useState(false);

  const save = async (note: string, hypothesis: Hypothesis | null): Promise<boolean> => {
    const outcome = await call(updateVersion, { params: { id: version.id }, body: { note, hypothesis } });
    if (!outcome.ok) {
      const { title, advice } = text(outcome.problem);
      showFailure(`${title}. ${advice}`);
    }
    refreshProcess(client, version.processId);
    return outcome.ok;
  };
  const submit = async () => {
    if (edited === null) return;
    setPending(true);
    const { metric } = edited.hypothesis;
    const saved = await save(
      edited.note.trim(),
      metric.trim() === '' ? null : { ...edited.hypothesis, metric: metric.trim() },
    );
    setPending(false);
    if (!saved) return;
    setEdited(null);
    showUndo(t('hypothesis.saved'), async () => {
      await save(version.note, version.hypothesis);
    });
  };

  if (edited === null) {
    return (
      <>
        {version.note !== '' && (
          <p className="text-sm whitespace-pre-line wrap-anywhere" dir="auto">
            {version.note}
          </p>
        )}
        {version.hypothesis === null ? (
          <p className="text-sm text-muted">{t('hypothesis.none')}</p>
        ) : (
          <p className="text-sm">{sentence(version.hypothesis)}</p>
        )}
        {mayChange && (
          <Button
            className="self-start"
            onPress={() => setEdited({ note: version.note, hypothesis: version.hypothesis ?? EMPTY })}
          >
            {t(version.hypothesis === null && version.note === '' ? 'hypothesis.add' : 'hypothesis.edit')}
          </Button>
        )}
      </>
    );
  }
  const { note, hypothesis } = edited;
  const change = (part: Partial<Hypothesis>) => setEdited({ note, hypothesis: { ...hypothesis, ...part } });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('hypothesis.note')}
        hint={t('hypothesis.noteHint')}
        rows={2}
        value={note}
        onChange={(next) => setEdited({ note: next, hypothesis })}
        maxLength={10_000}
      />
      <TextField
        label={t('hypothesis.metric')}
        placeholder={t('hypothesis.metricExample')}
        value={hypothesis.metric}
        onChange={(metric) => change({ metric })}
        maxLength={200}
        autoComplete="off"
      />
      <div className="flex">
        <SegmentedControl
          label={t('hypothesis.direction')}
          value={hypothesis.direction}
          onChange={(direction) => change({ direction })}
          options={[
            { id: 'up', label: t('hypothesis.isUp') },
            { id: 'down', label: t('hypothesis.isDown') },
          ]}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] gap-2">
        <NumberField
          label={t('hypothesis.size')}
          {...(hypothesis.size === null ? { value: Number.NaN } : { value: hypothesis.size })}
          onChange={(size) => change({ size: Number.isNaN(size) ? null : size })}
          minValue={0}
        />
        <TextField
          label={t('hypothesis.unit')}
          value={hypothesis.unit}
          onChange={(unit) => change({ unit })}
          maxLength={20}
          autoComplete="off"
        />
      </div>
      <DatePicker label={t('hypothesis.by')} value={hypothesis.by} onChange={(by) => change({ by })} />
      <TextField
        label={t('hypothesis.why')}
        rows={2}
        value={hypothesis.why}
        onChange={(why) => change({ why })}
        maxLength={2000}
      />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onPress={() => setEdited(null)}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" isPending={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
