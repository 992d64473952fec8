// All keys that work on this screen.
import { useTranslation } from 'react-i18next';
import type { Command } from '../lib/commands.ts';
import { Dialog } from './Dialog.tsx';
import { KeyCaps } from './KeyCaps.tsx';

export interface KeysDialogProps {
  readonly commands: readonly Command[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function KeysDialog(props: KeysDialogProps) {
  const { t } = useTranslation('ui');
  const groups = Map.groupBy(
    props.commands.filter(({ keys }) => keys !== undefined),
    ({ group }) => group,
  );
  return (
    <Dialog title={t('keys.title')} isOpen={props.isOpen} onClose={props.onClose}>
      {[...groups].map(([group, list]) => (
        <section key={group}>
          <h3 className="pb-1 text-xs font-normal text-muted">{group}</h3>
          <dl>
            {list.map((command) => (
              <div
                key={command.id}
                className="flex min-h-8 items-center justify-between gap-6 border-t border-line"
              >
                <dt>{command.label}</dt>
                <dd>
                  <KeyCaps keys={command.keys ?? ''} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
