// The deals behind a figure of a fit. Runs in a thread.
import type { CasesPage, FitPlace } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { type CasesBehind, casesAlong, casesBehind, casesWithMoves, START } from '@portolan/mining';
import { type PageAsked, pageOfCases } from './analyse.ts';
import { nodesAt } from './fit.ts';
import { fitOfMap, type MapFit, type MeasuredLog } from './measured-fit.ts';
import { ThreadRefusal } from './thread-messages.ts';

/** @throws ThreadRefusal for a node or path that the map does not have */
export function casesOfFit(
  measured: MeasuredLog,
  map: SalesMap,
  place: FitPlace,
  page: PageAsked,
  found: MapFit = fitOfMap(measured, map),
): CasesPage {
  refuseUnknown(map, place);
  const behind = casesAt(measured, found, place);
  return pageOfCases(measured.log, behind, place.of !== 'cases', page);
}

function casesAt({ log }: MeasuredLog, found: MapFit, place: FitPlace): CasesBehind {
  const { conformance, machine } = found;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every place is handled; another fails to compile
  switch (place.of) {
    case 'deviation':
      return casesWithMoves(log, conformance, (variant, m) => {
        const { kind, activity } = variant.moves[m]!;
        return (
          kind !== 'fits' &&
          (place.kind === undefined || place.kind === kind) &&
          (place.activity === undefined || place.activity === activity) &&
          (place.node === undefined || nodesAt(found, variant, m).includes(place.node))
        );
      });
    case 'node':
      return casesWithMoves(log, conformance, (variant, m) => {
        const { kind } = variant.moves[m]!;
        return (
          kind !== 'skipped' && kind !== 'notFinished' && nodesAt(found, variant, m).includes(place.node)
        );
      });
    case 'path': {
      const along = [...machine.paths.entries()].filter(([, ids]) => ids.includes(place.path));
      return casesAlong(log, conformance, new Set(along.map(([transition]) => transition)));
    }
    case 'step':
      return casesBehind(log, { at: place.from ?? START, next: place.to });
    case 'cases':
      return casesWithMoves(log, conformance, ({ deviations }) => (deviations === 0) === place.fits);
  }
}

function refuseUnknown(map: SalesMap, place: FitPlace): void {
  const node = 'node' in place ? place.node : undefined;
  if (node !== undefined && !map.nodes.some(({ id }) => id === node)) {
    throw new ThreadRefusal('invalid_request', `the map has no stage or outcome "${node}"`);
  }
  if (place.of === 'path' && !map.paths.some(({ id }) => id === place.path)) {
    throw new ThreadRefusal('invalid_request', `the map has no path "${place.path}"`);
  }
}
