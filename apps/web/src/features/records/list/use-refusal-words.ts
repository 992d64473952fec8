// Why a record was refused, in the reader's words where the reason is known; else as the server says it.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const KNOWN = [
  'not_open', 'deleted', 'merged', 'unknown_stage', 'no_deals_here', 'already_there', 'no_way', 'condition_fails',
  'gate_blocks', 'override_not_allowed', 'reason_missing', 'back_on_missing', 'not_found', 'forbidden', 'conflict',
] as const; // prettier-ignore

export function useRefusalWords(): (code: string, message: string) => string {
  const { t } = useTranslation('records');
  return useCallback(
    (code, message) => {
      const known = KNOWN.find((one) => one === code);
      return known === undefined ? message : t(`refused.${known}`);
    },
    [t],
  );
}
