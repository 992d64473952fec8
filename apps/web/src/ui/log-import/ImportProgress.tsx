// How far the file on its way is, in place; and what became of it when it did not arrive.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { logImport, putAwayImport, stopImport, type ImportState } from '../../lib/logs/log-import.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { ProgressBar } from '../ProgressBar.tsx';
import { useProblemText } from '../use-problem-text.ts';
import { useReadingWords } from './use-reading-words.ts';

function Going(props: { readonly label: string; readonly share: number | undefined }) {
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const known =
    props.share === undefined ? {} : { value: props.share, valueText: formats.percent(props.share) };
  return (
    <div className="flex items-end gap-4">
      <div className="min-w-0 grow">
        <ProgressBar label={props.label} {...known} />
      </div>
      <Button onPress={() => void stopImport()}>{t('upload.stop')}</Button>
    </div>
  );
}

function Ended(props: { readonly title: string; readonly isFault: boolean; readonly children?: string }) {
  const { t } = useTranslation('logs');
  return (
    <div
      role="alert"
      className={`flex items-start gap-3 border-s-3 ps-4 ${props.isFault ? 'border-attention' : 'border-control'}`}
    >
      <div className="min-w-0 grow">
        <p className="text-base font-semibold wrap-anywhere">{props.title}</p>
        {props.children !== undefined && (
          <p dir="auto" className="text-sm wrap-anywhere text-muted">
            {props.children}
          </p>
        )}
      </div>
      <IconButton icon="close" label={t('upload.putAway')} onPress={putAwayImport} />
    </div>
  );
}

function useOutcome(state: ImportState): string {
  const text = useProblemText();
  const words = useReadingWords();
  if (state.kind !== 'failed') return '';
  if (state.problem === undefined) return state.log === undefined ? '' : words.problem(state.log);
  const { title, advice } = text(state.problem);
  return words.refusal(state.problem) ?? `${title}. ${advice}`;
}

export function ImportProgress() {
  const { t } = useTranslation('logs');
  const state = useStore(logImport);
  const outcome = useOutcome(state);
  switch (state.kind) {
    case 'sending':
      return state.share < 1 ? (
        <Going label={t('upload.sending', { name: state.name })} share={state.share} />
      ) : (
        <Going label={t('upload.recognising', { name: state.name })} share={undefined} />
      );
    case 'reading':
      return <Going label={t('upload.reading', { name: state.name })} share={state.log.progress} />;
    case 'empty':
      return <Ended title={t('upload.empty', { name: state.name })} isFault />;
    case 'stopped':
      return <Ended title={t('upload.stopped')} isFault={false} />;
    case 'failed':
      return (
        <Ended title={t('upload.failed', { name: state.name })} isFault>
          {outcome}
        </Ended>
      );
    default:
      return null;
  }
}
