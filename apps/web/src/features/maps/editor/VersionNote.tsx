// Which version is on screen.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { useMapView } from '../draft/draft-context.ts';

export function VersionNote() {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { processId, versionId } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const version = process?.versions.find(({ id }) => id === versionId);
  if (version === undefined) return null;
  return (
    <span className="text-sm whitespace-nowrap text-muted">
      {t(`versionNote.${version.state}`, { number: formats.number(version.number) })}
    </span>
  );
}
