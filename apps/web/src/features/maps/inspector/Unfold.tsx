// The small print of a line: its settings in a few words, which open to be changed.
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../../ui/Icon.tsx';
import { useReadOnly } from './editing.ts';

export interface UnfoldProps {
  /** What is opened, for whoever does not see the line it belongs to. */
  readonly label: string;
  readonly summary: string;
  readonly children: ReactNode;
}

export function Unfold({ label, summary, children }: UnfoldProps) {
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  if (useReadOnly()) {
    return summary === '' ? null : (
      <p className="text-sm text-muted">
        <bdi>{summary}</bdi>
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-col">
      <Button
        aria-label={`${label}: ${summary}`}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onPress={() => setOpen(!isOpen)}
        className="focus-ring group -ms-1 flex max-w-full min-w-0 items-center gap-1 self-start rounded-sm px-1 text-start text-sm text-muted data-hovered:text-ink pointer-coarse:min-h-9"
      >
        <span className="min-w-0 wrap-anywhere">
          <bdi>{summary}</bdi>
        </span>
        <Icon name={isOpen ? 'up' : 'down'} className="size-3" />
      </Button>
      {isOpen && (
        <div id={bodyId} className="my-1 flex min-w-0 flex-col gap-0.5 border-s border-line ps-3">
          {children}
        </div>
      )}
    </div>
  );
}
