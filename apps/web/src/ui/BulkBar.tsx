// What can be done with the chosen rows or cards: floats over the foot of the list while something is chosen, and takes
// no room of its own. Put it after the list.
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { useBelowToasts } from './use-below-toasts.ts';

export interface BulkBarProps {
  /** Undefined while it is not known how many "all that match" are. */
  readonly count: number | undefined;
  /** All that match, where not all of them are chosen yet. */
  readonly all?: { readonly count: number | undefined; readonly onChoose: () => void };
  readonly onClear: () => void;
  /** Buttons. */
  readonly children: ReactNode;
}

export function BulkBar(props: BulkBarProps) {
  return props.count === 0 ? null : <Bar {...props} />;
}

function Bar(props: BulkBarProps) {
  const { count, all } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const bar = useRef<HTMLDivElement>(null);
  useBelowToasts(bar);
  return (
    <div className="pointer-events-none sticky inset-x-0 bottom-3 z-4 flex h-0 shrink-0 items-end justify-center px-3">
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('bulk.title')}
        className="pointer-events-auto flex max-w-full items-center gap-1.5 overflow-x-auto rounded-md border border-line bg-float py-1.5 ps-3.5 pe-1.5 shadow-float"
      >
        <output className="text-sm font-medium whitespace-nowrap">
          {count === undefined ? t('bulk.all') : t('bulk.chosen', { count, n: formats.number(count) })}
        </output>
        {all !== undefined && (
          <Button variant="quiet" className="text-accent" onPress={all.onChoose}>
            {all.count === undefined
              ? t('bulk.chooseAll')
              : t('bulk.chooseAllOf', { n: formats.number(all.count) })}
          </Button>
        )}
        <span aria-hidden="true" className="mx-1 h-5 border-s border-line" />
        {props.children}
        <IconButton icon="close" label={t('bulk.clear')} onPress={props.onClear} />
      </div>
    </div>
  );
}
