// What a stage of the files is called on screen: its own word, or what the deals' status means.
import { useTranslation } from 'react-i18next';

const STATUS_WORDS = {
  'status:won': 'stages.statusWon',
  'status:lost': 'stages.statusLost',
  'status:open': 'stages.statusOpen',
} as const;

export function useStageName(stage: string): string {
  const { t } = useTranslation('imports');
  const named = Object.entries(STATUS_WORDS).find(([status]) => status === stage)?.[1];
  return named === undefined ? stage : t(named);
}
