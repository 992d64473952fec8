// Why a deal stayed where it was, in words.
import { useTranslation } from 'react-i18next';
import type { Refused } from './use-decide.ts';

const KNOWN = [
  'gate_blocks',
  'no_way',
  'reason_missing',
  'back_on_missing',
  'already_there',
  'forbidden',
  'not_open',
] as const;

export function useRefusalWords(): (refused: Refused) => string {
  const { t } = useTranslation('today');
  return ({ code }) => {
    const known = KNOWN.find((one) => one === code);
    return t(`cleanUp.refused.${known ?? 'other'}`);
  };
}
