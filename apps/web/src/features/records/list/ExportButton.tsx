// What the list shows as a CSV file: its records in its columns, whatever number of them.
import { exportList, type RecordAbout } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { definitionOf, type ListState } from '../../../lib/records/list-search.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

const FILES = { contact: 'contacts', company: 'companies', deal: 'deals' } as const;

export function ExportButton(props: {
  readonly about: RecordAbout;
  readonly state: ListState;
  /** Names of the fields that are shown, in their order. */
  readonly columns: readonly string[];
}) {
  const { about, state, columns } = props;
  const { t } = useTranslation('records');
  const text = useProblemText();
  const [isPending, setPending] = useState(false);
  const save = async (): Promise<void> => {
    setPending(true);
    // Which deals are meant is said as a condition here, as in a view; whose they are has a word of its own.
    const { filter } = definitionOf({ ...state, owner: null });
    const open = about === 'deal' && state.state === 'open' ? OPEN : [];
    const rules = [...(filter === null ? [] : [filter]), ...open];
    const outcome = await download(
      exportList,
      {
        params: { about: FILES[about] },
        query: {
          ...(rules.length === 0 ? {} : { filter: JSON.stringify({ kind: 'all', rules }) }),
          ...(state.owner === null ? {} : { owner: state.owner }),
          ...(state.q.trim() === '' ? {} : { q: state.q.trim() }),
          ...(about === 'deal' && state.process !== null ? { process: state.process } : {}),
          columns: columns.join(','),
        },
      },
      `${FILES[about]}.csv`,
    );
    setPending(false);
    if (!outcome.ok) showFailure(text(outcome.problem).title);
  };
  return (
    <IconButton icon="download" label={t('export')} isDisabled={isPending} onPress={() => void save()} />
  );
}

const OPEN = [{ kind: 'field', field: 'endedAt', is: { op: 'empty' } }] as const;
