// Follows the file on its way while a screen is shown: tells it when the log is there or when a question is open. What
// ended while one looked elsewhere is only put away: nobody is carried off by coming back.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { LogDetail } from '@portolan/contract';
import { useStore } from '../store.ts';
import { isBusy, logImport, putAwayImport, type ImportState } from './log-import.ts';
import { forgetAnalyses, logsQuery, takeLog } from './log-queries.ts';

export interface ImportOutcome {
  readonly onDone: (log: LogDetail) => void;
  readonly onQuestion: (log: LogDetail) => void;
}

export function useImportOutcome(outcome: ImportOutcome): ImportState {
  const client = useQueryClient();
  const state = useStore(logImport);
  const wasThere = useRef(false);
  const follow = useEffectEvent((now: ImportState) => {
    if (isBusy(now)) wasThere.current = true;
    if (now.kind === 'done' || now.kind === 'asks') {
      takeLog(client, now.log);
      forgetAnalyses(client, now.log.id);
      putAwayImport();
      if (!wasThere.current) return;
      if (now.kind === 'done') outcome.onDone(now.log);
      else outcome.onQuestion(now.log);
    } else if (now.kind === 'reading') takeLog(client, now.log);
    else if (now.kind === 'failed' || now.kind === 'stopped') {
      void client.invalidateQueries({ queryKey: logsQuery.queryKey });
      if (now.kind === 'failed' && now.log !== undefined) takeLog(client, now.log);
    }
  });
  useEffect(() => follow(state), [state]);
  return state;
}
