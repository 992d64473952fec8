// What really happens in a stage, in a sentence or two: how long deals stay and how many go on, with interval and count.
import { useTranslation } from 'react-i18next';
import { useStageMetrics } from '../../../lib/deals/stage-metrics.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMapView } from '../draft/draft-context.ts';

export function StagePace({ stageId }: { readonly stageId: string }) {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const { processId } = useMapView();
  const found = useStageMetrics(processId)?.get(stageId);
  if (found === undefined || found.entries === 0) return null;
  const { advance, stay, undecided } = found;
  const n = formats.number(found.advanced + found.dropped);
  const median = stay?.median.value ?? null;
  return (
    <section className="flex flex-col gap-0.5 text-sm">
      <h3 className="font-normal text-muted">{t('pace.title')}</h3>
      <p>{median === null ? t('pace.long') : t('pace.stay', { time: formats.duration(median) })}</p>
      <p>
        {advance?.saysEnough === true
          ? t('pace.goOn', {
              share: formats.percent(advance.share),
              low: formats.percent(advance.low),
              high: formats.percent(advance.high),
              n,
            })
          : t('pace.few', { n })}
        {undecided > 0 && ` ${t('pace.undecided', { count: undecided, n: formats.number(undecided) })}`}
      </p>
    </section>
  );
}
