// Zoom, fit, and the whole screen for a meeting; for the pointer. The keys are + - 0.
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';

export interface MapActions {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fullScreen: () => void;
}

export function MapControls(props: { readonly map: MapActions }) {
  const { map } = props;
  const { t } = useTranslation('reality');
  return (
    <div
      data-map-control
      className="absolute end-3 bottom-3 flex flex-col rounded-md border border-line bg-surface max-md:bottom-2"
    >
      <IconButton icon="add" label={t('map.zoomIn')} onPress={map.zoomIn} />
      <IconButton icon="dash" label={t('map.zoomOut')} onPress={map.zoomOut} />
      <IconButton icon="fit" label={t('map.fit')} onPress={map.fit} />
      <span className="max-md:hidden">
        <IconButton icon="fullScreen" label={t('map.fullScreen')} onPress={map.fullScreen} />
      </span>
    </div>
  );
}
