// The map that would be created, as a picture with its figures.
import type { SalesMap } from '@portolan/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapViewer } from '../../../ui/map-picture/MapViewer.tsx';

export function MapPreview(props: {
  readonly map: SalesMap;
  readonly mapKey: string;
  readonly figures: ReactNode;
}) {
  const { t } = useTranslation('maps');
  return (
    <figure className="flex min-h-0 min-w-0 flex-col gap-2">
      <MapViewer
        label={t('start.preview')}
        map={props.map}
        mapKey={props.mapKey}
        isOverview
        scrolls
        className="h-[min(28rem,56dvh)] rounded-md border border-line"
      />
      <figcaption className="text-sm text-muted">{props.figures}</figcaption>
    </figure>
  );
}
