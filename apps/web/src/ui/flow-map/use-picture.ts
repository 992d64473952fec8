// From an analysis to what is drawn, in the reader's language and direction; computed again only when those change.
import type { Analysis } from '@portolan/contract';
import { drawing, flowScene, type Drawing, type DrawingOptions, type Scene } from '@portolan/picture';
import { useMemo } from 'react';
import { LANGUAGE_FACTS } from '../../lib/i18n/languages.ts';
import { preferences } from '../../lib/preferences/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { activityTones } from './activity-tones.ts';

export interface Picture {
  readonly scene: Scene;
  /** Everything, whatever the slider says: hiding is the screen's. */
  readonly drawn: Drawing;
  /** For drawing the same picture elsewhere. */
  readonly options: DrawingOptions;
}

export function usePicture(analysis: Analysis, measure: 'deals' | 'time'): Picture {
  const { language } = useStore(preferences);
  const scene = useMemo(() => flowScene(analysis), [analysis]);
  return useMemo(() => {
    const options = {
      language,
      direction: LANGUAGE_FACTS[language].direction,
      measure,
      tones: activityTones(analysis.activities.map((one) => one.activity)),
    };
    return { scene, options, drawn: drawing(scene, analysis.layout, options) };
  }, [scene, analysis, language, measure]);
}
