// One step in the order of thought: a quiet heading that opens and closes, help, content. A reader sees only what is
// filled in, always open.
import { useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../../ui/Icon.tsx';
import { useReadOnly } from './editing.ts';
import { useHelp, type HelpId } from './Help.tsx';
import { useSectionOpen } from './section-memory.ts';

export interface SectionProps {
  /** Under which it is remembered whether it is open. */
  readonly id: string;
  readonly title: string;
  readonly help?: HelpId;
  /** What is in it, in a few words, while it is closed. */
  readonly summary?: string | undefined;
  /** Nothing to read in it. */
  readonly isEmpty: boolean;
  /** Closed until a person opens it. */
  readonly isAside?: boolean;
  readonly children: ReactNode;
}

export function Section(props: SectionProps) {
  const { id, title, isEmpty, isAside = false } = props;
  const isReadOnly = useReadOnly();
  const [opened, setOpen] = useSectionOpen(id, !isAside);
  const { button, text } = useHelp(props.help, title);
  const bodyId = useId();
  const isOpen = isReadOnly || opened;
  if (isReadOnly && isEmpty) return null;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-6 items-center gap-1">
        <h3 className="shrink-0 text-sm font-normal text-muted">
          {isReadOnly ? (
            title
          ) : (
            <Button
              aria-expanded={isOpen}
              aria-controls={bodyId}
              onPress={() => setOpen(!isOpen)}
              className="focus-ring group flex shrink-0 items-center gap-1 rounded-sm text-start data-hovered:text-ink"
            >
              {title}
              <Icon
                name={isOpen ? 'up' : 'down'}
                className={`size-3 ${isOpen ? 'opacity-0 group-data-focus-visible:opacity-100 group-data-hovered:opacity-100 pointer-coarse:opacity-60' : 'opacity-80'}`}
              />
            </Button>
          )}
        </h3>
        {!isOpen && props.summary !== undefined && props.summary !== '' && (
          <span className="min-w-0 truncate text-sm text-muted">
            <bdi>{`· ${props.summary}`}</bdi>
          </span>
        )}
        {isOpen && <span className="ms-auto flex">{button}</span>}
      </div>
      {isOpen && text}
      {isOpen && (
        <div id={bodyId} className="flex min-w-0 flex-col gap-1">
          {props.children}
        </div>
      )}
    </section>
  );
}
