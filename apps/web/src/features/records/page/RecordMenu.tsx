// What can be done with a contact or company as a whole.
import {
  removeCompany,
  removeContact,
  restoreCompany,
  restoreContact,
  type CompanyDetail,
  type ContactDetail,
} from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import type { Party } from '../../../lib/records/record-queries.ts';
import { SOURCES } from '../../../lib/records/record-source.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { MergeWithDialog } from '../duplicates/MergeWithDialog.tsx';

export function RecordMenu(props: { readonly about: Party; readonly record: ContactDetail | CompanyDetail }) {
  const { about, record } = props;
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const router = useRouter();
  const text = useProblemText();
  const [isMerging, setMerging] = useState(false);
  const { id, name } = record;
  const refresh = () =>
    client.invalidateQueries({ queryKey: [about === 'contact' ? 'contacts' : 'companies'] });
  const remove = async (): Promise<void> => {
    const outcome = await call(about === 'contact' ? removeContact : removeCompany, { params: { id } });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    router.history.push(SOURCES[about].path);
    await refresh();
    showUndo(t('removed', { name: isolate(name) }), async () => {
      const back = await call(about === 'contact' ? restoreContact : restoreCompany, { params: { id } });
      if (!back.ok) showFailure(text(back.problem).title);
      await refresh();
    });
  };
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}${SOURCES[about].path}/${id}`);
    showToast(t('view.linkCopied'));
  };
  return (
    <>
      <Menu
        label={t('recordMenu')}
        placement="bottom end"
        trigger={<IconButton icon="more" label={t('recordMenu')} />}
        groups={[
          {
            id: 'do',
            actions: [
              { id: 'link', label: t('copyLink'), icon: 'link', run: () => void copyLink() },
              ...(record.can.change && record.deletedAt === null
                ? [
                    {
                      id: 'merge',
                      label: t('merge.with'),
                      icon: 'people' as const,
                      run: () => setMerging(true),
                    },
                  ]
                : []),
              ...(record.can.remove && record.deletedAt === null
                ? [
                    {
                      id: 'remove',
                      label: t('toBin'),
                      icon: 'remove' as const,
                      isDanger: true,
                      run: () => void remove(),
                    },
                  ]
                : []),
            ],
          },
        ]}
      />
      {isMerging && <MergeWithDialog about={about} record={record} onClose={() => setMerging(false)} />}
    </>
  );
}
