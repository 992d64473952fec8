// The map itself, when nothing on it is selected: the goal first, then who, for whom, with what, and where it starts.
import { useTranslation } from 'react-i18next';
import { useEdit, useMapView, useSalesMap } from '../draft/draft-context.ts';
import { ChipChoice } from './ChipChoice.tsx';
import { ElementList } from './ElementList.tsx';
import { useReadOnly } from './editing.ts';
import { GoalFields } from './GoalFields.tsx';
import { GoTo } from './GoTo.tsx';
import { LIMITS } from './limits.ts';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

const LISTS = ['lanes', 'phases', 'personas', 'library'] as const;

export function MapFields() {
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const map = useSalesMap();
  const isReadOnly = useReadOnly();
  const starts = map.nodes.filter(({ parent, type }) => parent === null && type !== 'outcome');
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <GoalFields />
      {LISTS.map((of) => (
        <Section
          key={of}
          id={`map-${of}`}
          title={t(`elements.${of}`)}
          help={of}
          isEmpty={map[of].length === 0}
        >
          {isReadOnly ? (
            <ul className="flex list-none flex-col gap-1 p-0">
              {map[of].map(({ id, name }) => (
                <li key={id}>
                  <GoTo in={of} id={id} name={name} />
                </li>
              ))}
            </ul>
          ) : (
            <ElementList of={of} />
          )}
        </Section>
      ))}
      <Section id="map-starts" title={t('starts.title')} help="starts" isEmpty={map.starts.length === 0}>
        <ChipChoice
          label={t('starts.title')}
          addLabel={t('starts.add')}
          options={starts.map(({ id, name }) => ({ id, label: name }))}
          chosen={map.starts}
          onChange={(how) => edit({ do: 'setMap', field: 'starts', value: how(draft.get().map.starts) })}
        />
      </Section>
      <Section id="map-note" title={t('note')} isEmpty={map.note === ''}>
        <TextPart
          label={t('note')}
          isLabelHidden
          placeholder={t('mapNoteAdd')}
          value={map.note}
          max={LIMITS.text}
          onCommit={(note) => edit({ do: 'setMap', field: 'note', value: note }, 'map/note')}
        />
      </Section>
    </div>
  );
}
