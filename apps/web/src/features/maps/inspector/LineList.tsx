// A list of lines that is written like a list: Enter begins the next line, Backspace in an empty one takes it away,
// Alt with an arrow moves it; the same with a pointer. A line that is left empty is taken away.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { newId, useReadOnly } from './editing.ts';
import { neighbour, withBlank } from './lists.ts';
import { TextPart } from './TextPart.tsx';
import { SmallPrint, UnfoldBody, UnfoldButton } from './Unfold.tsx';

export interface Line {
  readonly id: string;
  readonly text: string;
}

/** What can be done to the list on the map. */
export interface LineEdits {
  readonly setText: (id: string, text: string) => boolean;
  readonly add: (id: string, text: string, at: number) => boolean;
  readonly remove: (id: string) => void;
  readonly move: (id: string, by: -1 | 1) => void;
}

export interface LineSettings {
  readonly label: string;
  /** In a few words; empty where they are as usual: then only a quiet button opens them. */
  readonly summary: string;
  readonly body: ReactNode;
}

export interface LineListProps<T extends Line> {
  /** Name of the list; its lines are called by it and their number. */
  readonly label: string;
  readonly addLabel: string;
  readonly lines: readonly T[];
  readonly edits: LineEdits;
  readonly max: number;
  readonly isNumbered?: boolean;
  /** Under the text of a line. */
  readonly renderMore?: (line: T) => ReactNode;
  /** Its settings, which open under it. */
  readonly settings?: (line: T) => LineSettings;
  /** At the end of a line, before its buttons. */
  readonly renderEnd?: (line: T) => ReactNode;
  /** A name, which stays as it was rather than go when it is emptied. */
  readonly isNames?: boolean;
}

export function LineList<T extends Line>(props: LineListProps<T>) {
  return useReadOnly() ? <ReadLines {...props} /> : <WriteLines {...props} />;
}

function ReadLines<T extends Line>(props: LineListProps<T>) {
  const { label, lines, settings, renderMore, renderEnd, isNumbered = false } = props;
  const formats = useFormats();
  if (lines.length === 0) return null;
  return (
    <ul aria-label={label} className="flex list-none flex-col gap-1.5 p-0">
      {lines.map((line, index) => (
        <li key={line.id} className="flex min-w-0 items-start gap-2">
          {isNumbered ? (
            <span aria-hidden="true" className="text-sm text-muted tabular-nums">
              {formats.number(index + 1)}
            </span>
          ) : (
            <span aria-hidden="true" className="mt-2 size-1 shrink-0 rounded-full bg-control" />
          )}
          <div className="flex min-w-0 grow flex-col">
            <span dir="auto" className="wrap-anywhere">
              {line.text}
            </span>
            {renderMore?.(line)}
            <SmallPrint text={settings?.(line).summary ?? ''} />
          </div>
          {renderEnd?.(line)}
        </li>
      ))}
    </ul>
  );
}

function WriteLines<T extends Line>(props: LineListProps<T>) {
  const { label, lines, edits, isNames = false } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const [blank, setBlank] = useState<{ readonly id: string; readonly at: number } | null>(null);
  /** The line that gets the focus once it is drawn. */
  const wanted = useRef<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const ids = withBlank(
    lines.map(({ id }) => id),
    blank,
  );

  useEffect(() => {
    const to = wanted.current;
    if (to === null) return;
    wanted.current = null;
    const target = list.current?.querySelector(
      to === 'add' ? '[data-add]' : `[data-line="${CSS.escape(to)}"] textarea`,
    );
    if (target instanceof HTMLElement) target.focus();
  });

  const begin = (at: number): void => {
    const id = newId();
    setBlank({ id, at });
    wanted.current = id;
  };
  const remove = (id: string): void => {
    const next = neighbour(ids, id);
    if (id === blank?.id) setBlank(null);
    if (lines.some((line) => line.id === id)) edits.remove(id);
    wanted.current = next ?? 'add';
  };
  const move = (id: string, by: -1 | 1): void => {
    const to = ids.indexOf(id) + by;
    if (to < 0 || to >= ids.length) return;
    wanted.current = id;
    edits.move(id, by);
  };
  const onKey = (event: KeyboardEvent, id: string, text: string, settle: () => void): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(id, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (text.trim() === '') return;
      settle();
      begin(ids.indexOf(id) + 1);
    } else if (event.key === 'Backspace' && text === '' && (!isNames || id === blank?.id)) {
      event.preventDefault();
      remove(id);
    } else if (event.key === 'Escape' && id === blank?.id && text === '') {
      event.stopPropagation();
      remove(id);
    }
  };
  const leave = (id: string, text: string): void => {
    if (id === blank?.id) setBlank(null);
    if (text.trim() !== '' || isNames) return;
    if (lines.some((line) => line.id === id)) edits.remove(id);
  };

  return (
    <div ref={list} className="flex min-w-0 flex-col gap-1">
      <ul aria-label={label} className="flex list-none flex-col gap-1 p-0 empty:hidden">
        {ids.map((id, index) => {
          const line = lines.find((one) => one.id === id);
          const name = t('line', { list: label, n: formats.number(index + 1) });
          const settings = line === undefined ? undefined : props.settings?.(line);
          const isOpen = open === id;
          const bodyId = `${listId}-${id}`;
          return (
            <li key={id} data-line={id} className="group/line flex min-w-0 items-start gap-1">
              <span
                aria-hidden="true"
                className={`mt-1 min-w-3 shrink-0 text-muted tabular-nums ${props.isNumbered === true ? 'text-sm leading-5' : ''}`}
              >
                {props.isNumbered === true ? (
                  formats.number(index + 1)
                ) : (
                  <span className="mt-2 block size-1 rounded-full bg-control" />
                )}
              </span>
              <div className="flex min-w-0 grow flex-col">
                <TextPart
                  label={name}
                  isLabelHidden
                  isOneLine
                  isTrimmed
                  isRequired
                  value={line?.text ?? ''}
                  max={props.max}
                  onCommit={(text) =>
                    line === undefined
                      ? edits.add(id, text, Math.min(blank?.at ?? lines.length, lines.length))
                      : edits.setText(id, text)
                  }
                  onKeyDown={(event, text, settle) => onKey(event, id, text, settle)}
                  onLeave={(text) => leave(id, text)}
                />
                {line !== undefined && props.renderMore?.(line)}
                {settings !== undefined && settings.summary !== '' && (
                  <UnfoldButton
                    label={settings.label}
                    summary={settings.summary}
                    isOpen={isOpen}
                    bodyId={bodyId}
                    onPress={() => setOpen(isOpen ? null : id)}
                  />
                )}
                {settings !== undefined && isOpen && <UnfoldBody id={bodyId}>{settings.body}</UnfoldBody>}
              </div>
              {line !== undefined && (
                <span className="flex shrink-0 opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100 has-aria-[expanded=true]:opacity-100 pointer-coarse:opacity-100">
                  <Menu
                    label={name}
                    trigger={
                      <IconButton
                        icon="more"
                        label={t('lineMenu', { line: line.text })}
                        className="size-7!"
                      />
                    }
                    placement="bottom end"
                    groups={[
                      ...(settings === undefined
                        ? []
                        : [
                            {
                              id: 'settings',
                              actions: [
                                {
                                  id: 'settings',
                                  label: settings.label,
                                  run: () => setOpen(isOpen ? null : id),
                                },
                              ],
                            },
                          ]),
                      {
                        id: 'move',
                        actions: [
                          {
                            id: 'up',
                            label: t('moveUp'),
                            keys: 'Alt ↑',
                            isDisabled: index === 0,
                            run: () => move(id, -1),
                          },
                          {
                            id: 'down',
                            label: t('moveDown'),
                            keys: 'Alt ↓',
                            isDisabled: index === ids.length - 1,
                            run: () => move(id, 1),
                          },
                        ],
                      },
                      {
                        id: 'remove',
                        actions: [
                          { id: 'remove', label: t('remove'), icon: 'remove', run: () => remove(id) },
                        ],
                      },
                    ]}
                  />
                </span>
              )}
              {line !== undefined && props.renderEnd?.(line)}
            </li>
          );
        })}
      </ul>
      <Button
        data-add
        onPress={() => begin(ids.length)}
        className="focus-ring -ms-1 flex min-h-7 items-center gap-1.5 self-start rounded-sm px-1 text-sm text-muted data-hovered:text-ink pointer-coarse:min-h-10"
      >
        <Icon name="add" className="size-3.5" />
        {props.addLabel}
      </Button>
    </div>
  );
}
