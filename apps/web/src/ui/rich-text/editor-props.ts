// What the editor of formatted text is given, on both sides of the border between what is loaded at once and what later.
import type { RichText } from '@portolan/core';
import type { ReactNode } from 'react';

export interface Mentionable {
  readonly id: string;
  readonly label: string;
}

export interface RichTextEditorProps {
  readonly label: string;
  /** What it starts with; afterwards the editor holds the text. Give it another `key` to start anew. */
  readonly text?: unknown;
  /** A document of the kept part of the format, after every change. */
  readonly onChange?: (text: RichText) => void;
  /** Ctrl/Cmd-Enter. */
  readonly onSubmit?: (text: RichText) => void;
  readonly placeholder?: string;
  /** People who can be named by @; without it there is no naming. */
  readonly findPeople?: (text: string) => Promise<readonly Mentionable[]>;
  /** The name of somebody who is named in the text that it starts with. */
  readonly nameOf?: (id: string) => string | undefined;
  readonly startsFocused?: boolean;
  /** Beside the toolbar, at the end. */
  readonly actions?: ReactNode;
}
