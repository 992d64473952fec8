// Which version the deals are measured by, said and chosen; and what the version before this one reaches with the same
// deals, so that a rise is seen where it is one.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { MapSearch } from '../../../lib/maps/map-search.ts';
import { versionQuery } from '../../../lib/maps/process-queries.ts';
import { LongQuestion } from '../../../ui/LongQuestion.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { useShownVersion } from '../agreement/use-agreement.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { useFitness, useFitSource, type FitSource } from './use-fit.ts';

/** Less than this is no difference to speak of: both figures are shown with one decimal. */
const LEAST = 0.0005;

export function FitVersions({ logId, shown }: { readonly logId: string; readonly shown: number | null }) {
  const { versions, hasChoice } = useFitSource(logId);
  return (
    <>
      {hasChoice && <MeasuredBy logId={logId} versions={versions} shown={shown} />}
      {versions === 'sent' && shown !== null && <Before logId={logId} now={shown} />}
    </>
  );
}

/** How the fit of a version reads beside the one that it was begun from, for the same deals. */
function Before({ logId, now }: { readonly logId: string; readonly now: number }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { process, version } = useShownVersion();
  const from = process?.versions.find(({ id }) => id === version?.basedOn);
  const map = useQuery({ ...versionQuery(from?.id ?? ''), enabled: from !== undefined }).data?.map;
  const { share: before, long } = useFitness(logId, map, 'sent');
  if (from === undefined) return null;
  if (before == null) return <LongQuestion {...long} />;
  const way = now > before + LEAST ? 'up' : now < before - LEAST ? 'down' : 'same';
  return (
    <p className="text-sm">
      {t(`fitPanel.before.${way}`, {
        share: formats.percent(before, 1),
        number: formats.number(from.number),
      })}
    </p>
  );
}

function MeasuredBy(props: {
  readonly logId: string;
  readonly versions: FitSource['versions'];
  readonly shown: number | null;
}) {
  const { logId, versions, shown } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { search, onSearch } = useMapView();
  const map = useSalesMap();
  const number = useShownVersion().version?.number ?? 0;
  const { share: other, long } = useFitness(logId, map, versions === 'sent' ? 'inForce' : 'sent');
  const option = (id: FitSource['versions']) => {
    const share = id === versions ? shown : other;
    const name = t(`fitPanel.measure.${id}`, { number: formats.number(number) });
    return {
      id,
      label: share == null ? name : `${name}: ${formats.percent(share, 1)}`,
      hint: t(`fitPanel.measure.${id}Hint`),
    };
  };
  const choose = (id: FitSource['versions']): void => {
    const { measure: _before, ...rest } = search;
    const next: MapSearch = id === 'sent' ? { ...rest, measure: 'shown' } : rest;
    onSearch(next, { replace: true });
  };
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label={t('fitPanel.measure.label')}
        options={[option('inForce'), option('sent')]}
        value={versions}
        onChange={choose}
      />
      <LongQuestion {...long} />
    </div>
  );
}
