// The map check while one edits: it runs a moment after the last edit, never in the way of a drag.
import {
  checkMap,
  checkSettingsSchema,
  type Finding,
  type ProcessFacts,
  type Reality,
  type SalesMap,
} from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { agreementQuery, processesQuery, processQuery } from '../../../lib/maps/process-queries.ts';
import type { Mark } from '../canvas/flow-elements.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';

const PAUSE_MS = 350;

/** The map as it was when nobody had edited it for a moment. */
function useRestingMap(): SalesMap {
  const map = useSalesMap();
  const [resting, setResting] = useState(map);
  useEffect(() => {
    const timer = setTimeout(() => setResting(map), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [map]);
  return resting;
}

export function useFindings(reality: Reality | undefined): readonly Finding[] {
  const { processId, versionId } = useMapView();
  const map = useRestingMap();
  const process = useQuery(processQuery(processId)).data;
  const others = useQuery(processesQuery()).data?.items;
  const agreement = useQuery(agreementQuery(versionId)).data;
  return useMemo(() => {
    if (process === undefined) return NONE;
    const settings = checkSettingsSchema.safeParse(process.settings.check);
    return checkMap(
      {
        map,
        process: { name: process.name, purpose: process.purpose, caseKind: process.caseKind },
        ...(others === undefined
          ? {}
          : {
              others: others
                .filter(({ id }) => id !== processId)
                .map(({ name, purpose, caseKind }) => ({ name, purpose, caseKind }) satisfies ProcessFacts),
            }),
        ...(agreement === undefined || agreement.stakeholders.length === 0
          ? {}
          : {
              agreement: {
                stakeholders: agreement.stakeholders.map((one) => ({
                  name: one.person.name,
                  signed: one.state === 'signed',
                })),
              },
            }),
        ...(reality === undefined ? {} : { reality }),
      },
      settings.success ? settings.data : {},
    );
  }, [map, process, others, agreement, reality, processId]);
}
const NONE: readonly Finding[] = [];

/** Such as `nodes/qualify`; `map` for the whole. */
export function placeOf(finding: Finding): string {
  return finding.at.collection === 'map' ? 'map' : `${finding.at.collection}/${finding.at.id}`;
}

/** What stands beside each element: how grave its worst finding is, and how many there are. Advice stays in the list. */
export function marksOf(findings: readonly Finding[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const finding of findings) {
    if (finding.severity === 'advice') continue;
    const place = placeOf(finding);
    const known = marks.get(place);
    const tone = known?.tone === 'error' ? 'error' : finding.severity;
    marks.set(place, { tone, count: (known?.count ?? 0) + 1 });
  }
  return marks;
}
