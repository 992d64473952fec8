// A question that takes a while: how far it is, with a way to stop it; once it was stopped, that it was, with a way to ask
// again. What is quick shows nothing.
import { useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { longQuestion, longQuestions, stopQuestions } from '../lib/api/long-questions.ts';
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { useStore } from '../lib/store.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { useBelowToasts } from './use-below-toasts.ts';

export interface LongQuestionProps {
  readonly question: Pick<UseQueryResult, 'data' | 'fetchStatus' | 'isPlaceholderData' | 'isError'>;
  /** How its key begins, closely enough to tell it from others. */
  readonly keyBegin: QueryKey;
  /** What it goes through. */
  readonly events: number | null | undefined;
  /** Of a part of a screen: said where the part is, not over the page. */
  readonly isInline?: boolean;
  /** Shown meanwhile where there is no answer yet. */
  readonly children?: ReactNode;
}

const PATIENCE_MS = 500;

export function LongQuestion(props: LongQuestionProps) {
  const { question, keyBegin, events, isInline = false, children } = props;
  const { t } = useTranslation('ui');
  const client = useQueryClient();
  const isFetching = question.fetchStatus === 'fetching';
  const isWaiting = isFetching && (question.data === undefined || question.isPlaceholderData);
  const isLong = useAfter(PATIENCE_MS, isWaiting);
  const long = longQuestion(useStore(longQuestions), keyBegin);
  const again = (
    <Button onPress={() => void client.refetchQueries({ queryKey: keyBegin, type: 'active' })}>
      {t('tryAgain')}
    </Button>
  );
  const hasOld = question.data !== undefined;
  if (long?.isStopped === true && !isFetching && (!hasOld || question.isPlaceholderData)) {
    if (isInline)
      return (
        <Inline>
          <output className="min-w-0 grow text-sm">
            {t(hasOld ? 'longQuestion.stale' : 'longQuestion.stopped')}
          </output>
          {again}
        </Inline>
      );
    if (hasOld) return <Note words={t('longQuestion.stale')} action={again} />;
    return (
      <EmptyState title={t('longQuestion.stopped')} action={again}>
        {t('longQuestion.stoppedText')}
      </EmptyState>
    );
  }
  return (
    <>
      {isLong && long !== undefined && (
        <Waiting
          share={long.share}
          events={events}
          onStop={() => stopQuestions(client, keyBegin)}
          place={isInline ? 'inline' : hasOld ? 'floating' : 'middle'}
        />
      )}
      {!hasOld && children}
    </>
  );
}

function Waiting(props: {
  readonly share: number;
  readonly events: number | null | undefined;
  readonly onStop: () => void;
  readonly place: 'inline' | 'floating' | 'middle';
}) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const { events } = props;
  const words =
    events == null
      ? t('longQuestion.countingAll')
      : t('longQuestion.counting', { count: events, n: formats.number(events) });
  const inside = (
    <>
      <span className="min-w-0 grow">
        <ProgressBar label={words} value={props.share} valueText={formats.percent(props.share, 0)} />
      </span>
      <Button onPress={props.onStop}>{t('cancel')}</Button>
    </>
  );
  if (props.place === 'inline') return <Inline>{inside}</Inline>;
  if (props.place === 'floating') return <Floating>{inside}</Floating>;
  return <div className="mx-auto flex w-full max-w-140 items-end gap-4 px-5 pt-6 max-md:px-4">{inside}</div>;
}

function Note({ words, action }: { readonly words: string; readonly action: ReactNode }) {
  return (
    <Floating>
      <output className="min-w-0 grow text-sm">{words}</output>
      {action}
    </Floating>
  );
}

function Inline({ children }: { readonly children: ReactNode }) {
  return <div className="flex items-end gap-3">{children}</div>;
}

/** Over the figures from before, which stay to be read. */
function Floating({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useBelowToasts(box, 'floating');
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-[max(1.5rem,var(--float-floor,0px))] z-20 flex justify-center px-4">
      <div
        ref={box}
        className="pointer-events-auto flex w-full max-w-120 items-end gap-4 rounded-lg border border-line bg-surface px-4 py-3 shadow-lg"
      >
        {children}
      </div>
    </div>
  );
}

/** Whether something has been so for a while. */
function useAfter(ms: number, isSo: boolean): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setAfter(true), ms);
    return () => {
      clearTimeout(timer);
      setAfter(false);
    };
  }, [ms, isSo]);
  return isAfter;
}
