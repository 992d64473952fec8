// A task is added in one line: what, and for which day; Enter puts it into the list.
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components';
import type { DueChoice } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { OtherDay } from './OtherDay.tsx';

export interface AddTaskProps {
  readonly input: Ref<HTMLInputElement>;
  readonly onAdd: (subject: string, when: DueChoice) => Promise<boolean>;
  /** All there is to say about it. */
  readonly onMore: (subject: string, when: DueChoice) => void;
}

export function AddTask({ input, onAdd, onMore }: AddTaskProps) {
  const { t } = useTranslation('today');
  const today = dayAt(useNow());
  const [subject, setSubject] = useState('');
  const [chosen, setChosen] = useState<DueChoice | null>(null);
  const when = chosen ?? { day: today, time: null };
  const isWriting = subject !== '';
  const clear = (): void => {
    setSubject('');
    setChosen(null);
  };
  const add = async (): Promise<void> => {
    clear();
    if (!(await onAdd(subject.trim(), when))) setSubject(subject);
  };
  return (
    <Form
      className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (subject.trim() === '') return;
        void add();
      }}
    >
      <span className="flex min-w-0 grow basis-60 items-center gap-3">
        <Icon name="add" className="ms-[3px] text-muted" />
        <input
          ref={input}
          aria-label={t('add.label')}
          placeholder={t('add.label')}
          value={subject}
          maxLength={300}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setSubject(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            clear();
            event.currentTarget.blur();
          }}
          className="h-control min-w-0 grow bg-transparent text-base text-ink outline-none placeholder:text-muted placeholder-shown:[direction:inherit]"
        />
      </span>
      {isWriting && (
        <>
          <OtherDay label={t('add.when')} isLabelHidden value={when} onChange={setChosen} />
          <Button
            variant="quiet"
            onPress={() => {
              clear();
              onMore(subject.trim(), when);
            }}
          >
            {t('add.more')}
          </Button>
          <Button type="submit" variant="primary">
            {t('add.do')}
          </Button>
        </>
      )}
    </Form>
  );
}
