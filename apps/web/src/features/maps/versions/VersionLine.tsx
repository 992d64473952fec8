// One version in words: its number and state, when and by whom, its note and what it should bring.
import type { MapVersion } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { usePersonName } from '../panel/use-person-name.ts';
import { useHypothesisText } from '../agreement/use-hypothesis-text.ts';

export function VersionLine(props: { readonly version: MapVersion }) {
  const { version } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const hypothesis = useHypothesisText();
  const personName = usePersonName();
  const isDraft = version.state === 'draft';
  const by = isDraft ? version.updatedBy : version.publishedBy;
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t('version.number', { n: formats.number(version.number) })}</span>
        <Badge tone={version.state === 'published' ? 'won' : isDraft ? 'accent' : 'neutral'}>
          {t(`version.state.${version.state}`)}
        </Badge>
      </span>
      <span className="text-xs text-muted">
        <Moment at={version.publishedAt ?? version.updatedAt} show="relative" />
        {by !== null && (
          <>
            {' · '}
            <bdi>{personName(by)}</bdi>
          </>
        )}
      </span>
      {version.note !== '' && (
        <p className="text-sm whitespace-pre-line wrap-anywhere" dir="auto">
          {version.note}
        </p>
      )}
      {version.hypothesis !== null && <p className="text-sm text-muted">{hypothesis(version.hypothesis)}</p>}
      {version.overrideReason !== null && (
        <p className="text-sm text-muted">{t('version.overridden', { reason: version.overrideReason })}</p>
      )}
    </div>
  );
}
