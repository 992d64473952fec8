// The few things one does to text, small and quiet; each has its key as well.
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Dialog,
  DialogTrigger,
  Input,
  Popover,
  TextField,
  ToggleButton,
  Toolbar as AriaToolbar,
} from 'react-aria-components';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { FLOATING } from '../option-list.tsx';
import { WithTooltip } from '../Tooltip.tsx';
import { safeHref } from './document.ts';

const SCHEME = 'https://';
const BUTTON =
  'focus-ring grid h-7 min-w-7 place-items-center rounded-sm px-1 text-sm text-muted -outline-offset-1 data-hovered:bg-sunken data-hovered:text-ink data-selected:bg-sunken data-selected:text-ink pointer-coarse:h-10 pointer-coarse:min-w-10';

function Tool(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <WithTooltip text={props.label}>
      <ToggleButton
        aria-label={props.label}
        isSelected={props.isOn}
        onPress={props.onPress}
        preventFocusOnPress
        className={BUTTON}
      >
        {props.children}
      </ToggleButton>
    </WithTooltip>
  );
}

function LinkTool({ editor, href }: { readonly editor: Editor; readonly href: string | null }) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const address = safeHref(/^[\w-]+(\.[\w-]+)+/u.test(text) ? `https://${text}` : text);
  const [isOpen, setOpen] = useState(false);
  const put = (): void => {
    if (address === null) return;
    editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
    setOpen(false);
  };
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(open) => {
        setText(href ?? '');
        setOpen(open);
      }}
    >
      <WithTooltip text={t('text.link')}>
        <ToggleButton aria-label={t('text.link')} isSelected={href !== null} className={BUTTON}>
          <Icon name="link" />
        </ToggleButton>
      </WithTooltip>
      <Popover className={FLOATING} offset={4}>
        <Dialog aria-label={t('text.link')} className="flex items-center gap-2 p-2 outline-none">
          <TextField
            aria-label={t('text.address')}
            value={text}
            onChange={setText}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
            autoFocus
            type="url"
          >
            <Input
              dir="ltr"
              placeholder={`${SCHEME}…`}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                put();
              }}
              className="focus-ring h-8 w-64 rounded-md border border-control bg-surface px-2.5 text-base outline-offset-0"
            />
          </TextField>
          <Button isDisabled={address === null} onPress={put}>
            {t('text.setLink')}
          </Button>
          {href !== null && (
            <Button
              variant="quiet"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                setOpen(false);
              }}
            >
              {t('text.noLink')}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export function Toolbar({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      heading: now.isActive('heading'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      href: now.isActive('link') ? safeHref(now.getAttributes('link')['href']) : null,
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className="flex flex-wrap items-center gap-x-0.5 px-1.5 pb-1.5">
      <AriaToolbar aria-label={t('text.tools')} className="flex flex-wrap items-center gap-0.5">
        <Tool label={t('text.bold')} isOn={on.bold} onPress={() => run().toggleBold().run()}>
          <strong aria-hidden="true">{'B'}</strong>
        </Tool>
        <Tool label={t('text.italic')} isOn={on.italic} onPress={() => run().toggleItalic().run()}>
          <em aria-hidden="true" className="font-serif">
            {'I'}
          </em>
        </Tool>
        <Tool label={t('text.underline')} isOn={on.underline} onPress={() => run().toggleUnderline().run()}>
          <u aria-hidden="true">{'U'}</u>
        </Tool>
        <Tool
          label={t('text.heading')}
          isOn={on.heading}
          onPress={() => run().toggleHeading({ level: 2 }).run()}
        >
          <span aria-hidden="true" className="font-semibold">
            {'H'}
          </span>
        </Tool>
        <Tool label={t('text.bullets')} isOn={on.bullets} onPress={() => run().toggleBulletList().run()}>
          <Icon name="list" className="rtl:-scale-x-100" />
        </Tool>
        <Tool label={t('text.numbers')} isOn={on.numbers} onPress={() => run().toggleOrderedList().run()}>
          <Icon name="listNumbered" />
        </Tool>
        <Tool label={t('text.quote')} isOn={on.quote} onPress={() => run().toggleBlockquote().run()}>
          <Icon name="quote" />
        </Tool>
        <LinkTool editor={editor} href={on.href} />
      </AriaToolbar>
      {children !== undefined && <div className="ms-auto flex items-center gap-2">{children}</div>}
    </div>
  );
}
