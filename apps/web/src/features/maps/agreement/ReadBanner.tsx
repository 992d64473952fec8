// For one who has not confirmed having read what was published: a quiet line above the map, with the way to do it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementQuery, processQuery } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useMapView } from '../draft/draft-context.ts';
import { withCompare, withVersion } from '../versions/compare-search.ts';
import { useConfirmRead } from './use-confirm-read.ts';

export function ReadBanner() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { processId, search, onSearch } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const published = process?.published ?? null;
  const agreement = useQuery({ ...agreementQuery(published?.id ?? ''), enabled: published !== null }).data;
  const reading = useConfirmRead();
  const [closed, setClosed] = useState<string | null>(null);
  if (published === null || published.publishedAt === null || agreement?.mine.mustRead !== true) return null;
  if (closed === published.id) return null;
  // What it took the place of: the newest published one before it.
  const before = process?.versions
    .filter(({ state, number }) => state === 'superseded' && number < published.number)
    .toSorted((a, b) => b.number - a.number)[0];
  return (
    <Banner
      onClose={() => setClosed(published.id)}
      action={
        <span className="flex flex-wrap gap-2">
          <Button
            variant="quiet"
            onPress={() => {
              const there = withVersion(search, published.id);
              onSearch(before === undefined ? there : withCompare(there, { kind: 'version', id: before.id }));
            }}
          >
            {t(before === undefined ? 'readers.read' : 'readers.changes')}
          </Button>
          <Button icon="check" isPending={reading.isPending} onPress={() => reading.confirm(published.id)}>
            {t('readers.confirm')}
          </Button>
        </span>
      }
    >
      {t(before === undefined ? 'readers.bannerFirst' : 'readers.banner', {
        n: formats.number(published.number),
        date: formats.date(published.publishedAt),
      })}
    </Banner>
  );
}
