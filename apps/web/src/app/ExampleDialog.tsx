// Makes a workspace with a made-up company to look around in: says what it will be, waits until it is filled, opens it.
// Closed meanwhile, it goes on by itself and says so when it is done.
import { createDemoWorkspace, listProcesses } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../lib/api/call.ts';
import type { CallProblem } from '../lib/api/problem.ts';
import { sessionQuery } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { useAccount } from './use-account.ts';

export interface ExampleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'building' }
  | { readonly kind: 'ready'; readonly id: string }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

const LOOK_MS = 1_000;
const PATIENCE_MS = 180_000;

const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/** It is filled in one transaction: as soon as it has a map, everything is there. */
async function untilFilled(workspaceId: string): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await pause(LOOK_MS);
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await call(listProcesses, { query: {}, workspaceId });
    if (outcome.ok && outcome.value.items.length > 0) return true;
  }
  return false;
}

export function ExampleDialog(props: ExampleDialogProps) {
  const { t } = useTranslation(['shell', 'ui']);
  const queryClient = useQueryClient();
  const { enter } = useAccount();
  const [state, setState] = useState<State>({ kind: 'asking' });
  const isSeen = useRef(props.isOpen);
  useEffect(() => {
    isSeen.current = props.isOpen;
  }, [props.isOpen]);

  const build = async (): Promise<void> => {
    setState({ kind: 'building' });
    const outcome = await call(createDemoWorkspace, { body: { name: t('example.name') } });
    if (!outcome.ok) {
      setState({ kind: 'failed', problem: outcome.problem });
      return;
    }
    const isFilled = await untilFilled(outcome.value.id);
    await queryClient.invalidateQueries(sessionQuery);
    if (isFilled) {
      setState({ kind: 'ready', id: outcome.value.id });
      if (!isSeen.current) showToast(t('example.ready'));
    } else {
      setState({ kind: 'asking' });
      showFailure(t('example.failed'));
    }
  };
  const close = (): void => {
    props.onClose();
    if (state.kind !== 'building') setState({ kind: 'asking' });
  };
  const open = (id: string): void => {
    close();
    enter(id, '/today');
  };

  return (
    <Dialog
      title={t('example.title')}
      isOpen={props.isOpen}
      onClose={close}
      actions={
        <>
          <Button variant="quiet" onPress={close}>
            {t(state.kind === 'building' || state.kind === 'ready' ? 'example.later' : 'ui:cancel')}
          </Button>
          {state.kind === 'ready' ? (
            <Button variant="primary" onPress={() => open(state.id)}>
              {t('example.open')}
            </Button>
          ) : (
            <Button variant="primary" isPending={state.kind === 'building'} onPress={() => void build()}>
              {t('example.build')}
            </Button>
          )}
        </>
      }
    >
      <p className="text-base text-muted">{t('example.what')}</p>
      {state.kind === 'building' && (
        <>
          <ProgressBar label={t('example.busy')} isLabelHidden />
          <output className="text-sm">{t('example.busy')}</output>
        </>
      )}
      {state.kind === 'ready' && <output className="text-sm text-won">{t('example.ready')}</output>}
      <ProblemNote problem={state.kind === 'failed' ? state.problem : null} />
    </Dialog>
  );
}
