// The one form of an activity: to plan it, to change it, to put down what has happened. Its data is passed in.
import { isPlanned, PRIORITIES } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { withKind, type ActivityDraft, type DraftFault } from '../../lib/activities/activity-draft.ts';
import type { ActivitySources } from '../../lib/activities/activity-sources.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { DateTimePicker } from '../DateTimePicker.tsx';
import { GrowingField } from '../GrowingField.tsx';
import { ManyPicker } from '../ManyPicker.tsx';
import { PersonPicker } from '../PersonPicker.tsx';
import { RecordPicker } from '../RecordPicker.tsx';
import { RichTextEditor } from '../rich-text/RichTextEditor.tsx';
import { SegmentedControl } from '../SegmentedControl.tsx';
import { Select } from '../Select.tsx';
import { Switch } from '../Switch.tsx';
import { KindChoice } from './KindChoice.tsx';
import { OutcomeChips } from './OutcomeChips.tsx';
import { RepeatField } from './RepeatField.tsx';

export interface ActivityFormProps {
  readonly draft: ActivityDraft;
  readonly onChange: (draft: ActivityDraft) => void;
  readonly sources: ActivitySources;
  readonly fault?: DraftFault | null;
  /** Ctrl/Cmd-Enter, from anywhere in it. */
  readonly onSubmit: () => void;
}

const LENGTHS = [15, 30, 45, 60, 90, 120, 240] as const;

export function ActivityForm(props: ActivityFormProps) {
  const { draft, onChange, sources, fault = null } = props;
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const today = dayAt(useNow());
  const put = (change: Partial<ActivityDraft>): void => onChange({ ...draft, ...change });
  const isNew = draft.id === null;
  const plans = isPlanned(draft.kind);
  const isPast = draft.hasHappened;
  const lengths = [...new Set([...LENGTHS, draft.minutes])].toSorted((a, b) => a - b);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is for the whole form
    <div
      className="flex flex-col gap-4"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {isNew && <KindChoice value={draft.kind} onChange={(kind) => onChange(withKind(draft, kind))} />}
      <GrowingField
        label={t('form.subject')}
        isOneLine
        startsFocused
        value={draft.subject}
        placeholder={t(`example.${draft.kind}`)}
        onChange={(subject) => put({ subject: subject.slice(0, 300) })}
        {...(fault === 'subject' ? { error: t('form.subjectMissing') } : {})}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onSubmit();
        }}
      />
      {isNew && plans && (
        <Switch
          label={t('form.happened')}
          isSelected={isPast}
          onChange={(hasHappened) => put({ hasHappened, outcome: null })}
        />
      )}
      {isPast && (
        <OutcomeChips kind={draft.kind} value={draft.outcome} onChange={(outcome) => put({ outcome })} />
      )}
      {plans && !isPast && (
        <>
          <div className="flex flex-wrap items-end gap-2">
            <DateTimePicker
              label={t('form.when')}
              value={draft.when}
              onChange={(when) => put({ when, repeat: when === null ? null : draft.repeat })}
              className="min-w-60 grow"
            />
            {draft.when !== null && draft.when.time !== null && (
              <Select
                label={t('form.length')}
                options={lengths.map((minutes) => ({
                  id: String(minutes),
                  label: formats.duration(minutes * 60, 'short'),
                }))}
                value={String(draft.minutes)}
                onChange={(minutes) => put({ minutes: Number(minutes) })}
                className="w-32"
              />
            )}
          </div>
          {draft.when !== null && (
            <RepeatField
              value={draft.repeat}
              firstDay={draft.when.day}
              onChange={(repeat) => put({ repeat })}
            />
          )}
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <RecordPicker
          label={t('form.deal')}
          value={draft.deal}
          load={sources.findDeals}
          onChange={(deal) => put({ deal })}
          isOptional
        />
        {draft.deal === null && (
          <RecordPicker
            label={t('form.company')}
            value={draft.company}
            load={sources.findCompanies}
            onChange={(company) => put({ company })}
            isOptional
          />
        )}
        <ManyPicker
          label={t('form.people')}
          value={draft.people}
          load={sources.findContacts}
          onChange={(people) => put({ people })}
          hasAvatars
        />
        <PersonPicker
          label={t('form.owner')}
          value={draft.owner}
          options={sources.members}
          placeholder={t('form.you')}
          onChange={(owner) => put({ owner })}
          isOptional
        />
      </div>
      {plans && !isPast && (
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium">{t('form.priority')}</span>
          <div>
            <SegmentedControl
              label={t('form.priority')}
              options={PRIORITIES.map((id) => ({ id, label: t(`priority.${id}`) }))}
              value={draft.priority}
              onChange={(priority) => put({ priority })}
            />
          </div>
        </div>
      )}
      <div className="flex flex-col gap-1">
        <span className="text-sm font-medium">{t('form.notes')}</span>
        <RichTextEditor
          label={t('form.notes')}
          placeholder={t(`notes.${isPast ? 'past' : 'ahead'}`)}
          text={draft.body}
          onChange={(body) => put({ body })}
          onSubmit={props.onSubmit}
        />
      </div>
      {plans && !isPast && draft.when !== null && draft.when.day < today && (
        <p className="text-sm text-muted">{t('form.inThePast')}</p>
      )}
    </div>
  );
}
