// The figures by which a stage is judged, each with its target.
import type { Stage } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useReadOnly, type Fields } from './editing.ts';
import { AmountFact, Fact } from './facts.tsx';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { TextPart } from './TextPart.tsx';

type Kpi = Stage['kpis'][number];

export function KpiList(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const isReadOnly = useReadOnly();
  const change = (how: (list: readonly Kpi[]) => Kpi[], part?: string): boolean =>
    fields.change('kpis', how, part);
  return (
    <LineList
      label={t('stage.kpis')}
      addLabel={t('stage.kpisAdd')}
      lines={stage.kpis.map((kpi) => ({ ...kpi, text: kpi.name }))}
      max={LIMITS.name}
      edits={lineEdits<Kpi>(
        change,
        (name) => ({ name }),
        (id, name) => ({ id, name, target: null, unit: '' }),
      )}
      settings={({ id, name, target, unit }) => ({
        label: t('kpi.settings', { name }),
        summary:
          target === null
            ? isReadOnly
              ? ''
              : t('kpi.noTarget')
            : t('kpi.says', { target: `${formats.number(target, 4)} ${unit}`.trim() }),
        body: (
          <>
            <AmountFact
              label={t('kpi.target')}
              unit={unit}
              value={target}
              onChange={(value) => change((list) => [...withLine(list, id, { target: value })])}
            />
            <Fact label={t('kpi.unit')}>
              <span className="min-w-0 grow">
                <TextPart
                  label={t('kpi.unit')}
                  isLabelHidden
                  isOneLine
                  placeholder={t('kpi.unitAdd')}
                  value={unit}
                  max={LIMITS.unit}
                  onCommit={(value) => change((list) => [...withLine(list, id, { unit: value })], id)}
                />
              </span>
            </Fact>
          </>
        ),
      })}
    />
  );
}
