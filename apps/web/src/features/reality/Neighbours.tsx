// The paths into and out of the selected step, so that the keyboard reaches every path.
import type { Scene, SceneEdge } from '@portolan/picture';
import { pictureWords } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { preferences } from '../../lib/preferences/preferences.ts';
import { useStore } from '../../lib/store.ts';
import type { Selection } from '../../lib/logs/reality-search.ts';

export interface NeighboursProps {
  readonly scene: Scene;
  readonly node: string;
  readonly onSelect: (selection: Selection) => void;
}

const MOST = 6;

export function Neighbours(props: NeighboursProps) {
  const { scene, node, onSelect } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const { language } = useStore(preferences);
  const words = pictureWords[language];
  const names = new Map(scene.nodes.map((one) => [one.id, one.name]));
  const nameOf = (id: string) =>
    id === '@start' ? words.start : id === '@end' ? words.end : (names.get(id) ?? id);
  const list = (title: string, edges: readonly SceneEdge[], other: (edge: SceneEdge) => string) =>
    edges.length > 0 && (
      <div className="flex min-w-0 flex-col">
        <h3 className="text-xs text-muted">{title}</h3>
        <ul>
          {edges.slice(0, MOST).map((edge) => (
            <li key={edge.id}>
              <Button
                onPress={() => onSelect({ at: edge.from, next: edge.to })}
                className="focus-ring flex w-full items-center justify-between gap-2 rounded-sm py-0.5 text-start text-sm data-hovered:text-accent"
              >
                <span className="truncate">
                  <bdi>{nameOf(other(edge))}</bdi>
                </span>
                <span className="text-muted tabular-nums">{formats.number(edge.count)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className="grid grid-cols-2 gap-4">
      {list(
        t('panel.comesFrom'),
        scene.edges.filter((edge) => edge.to === node),
        (edge) => edge.from,
      )}
      {list(
        t('panel.goesTo'),
        scene.edges.filter((edge) => edge.from === node),
        (edge) => edge.to,
      )}
    </div>
  );
}
