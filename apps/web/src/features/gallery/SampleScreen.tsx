// A whole window for the parts that need one: the board, the table, the side panel beside them.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { LanguageSelect } from '../../ui/LookControls.tsx';
import { Page } from '../../ui/Page.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { ToastRegion } from '../../ui/ToastRegion.tsx';
import { SampleBoard } from './SampleBoard.tsx';
import { SampleTable } from './SampleTable.tsx';

const CARDS = 10_000;
const ROWS = 1_000_000;

function SampleScreen(props: { readonly part: 'board' | 'table' }) {
  const { t } = useTranslation('gallery');
  const [isOpen, setOpen] = useState(false);
  return (
    <main className="h-dvh">
      <Page
        title={t(props.part)}
        width="full"
        actions={
          <>
            <LanguageSelect look="chip" />
            <Button onPress={() => setOpen(true)}>{t('open')}</Button>
          </>
        }
      >
        <div className="flex min-h-0 grow">
          <div className="min-w-0 grow">
            {props.part === 'board' ? <SampleBoard count={CARDS} /> : <SampleTable count={ROWS} />}
          </div>
          {isOpen && (
            <SidePanel title={t('stage')} onClose={() => setOpen(false)}>
              {t('emptyText')}
            </SidePanel>
          )}
        </div>
      </Page>
      <ToastRegion />
    </main>
  );
}

export function BoardGallery() {
  return <SampleScreen part="board" />;
}

export function TableGallery() {
  return <SampleScreen part="table" />;
}
