// Where to go from the first screen: into the map, to how it was read, or to a file of one's own.
import type { LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { exampleAsked } from '../../lib/example-asked.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { FileButton } from '../../ui/log-import/FileButton.tsx';

export interface WelcomeActionsProps {
  readonly log: LogSummary;
  readonly mayChange: boolean;
  readonly onFile: (file: File) => void;
}

export function WelcomeActions(props: WelcomeActionsProps) {
  const { log } = props;
  const { t } = useTranslation(['welcome', 'shell']);
  return (
    <>
      {log.origin === 'demo' && (
        <Button variant="quiet" onPress={() => exampleAsked.set(true)}>
          {t('shell:example.explore')}
        </Button>
      )}
      {log.origin !== 'demo' && <LinkButton href={`/logs/${log.id}`}>{t('howRead')}</LinkButton>}
      <LinkButton href={`/reality/${log.id}`}>{t('explore')}</LinkButton>
      {props.mayChange && <FileButton label={t('choose')} variant="primary" onFile={props.onFile} />}
    </>
  );
}
