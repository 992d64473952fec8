// The small print of something: its settings in a few words, which open to be changed.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../../ui/Icon.tsx';

export function SmallPrint({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="text-sm text-muted wrap-anywhere">
      <bdi>{text}</bdi>
    </p>
  );
}

export function UnfoldButton(props: {
  readonly label: string;
  readonly summary: string;
  readonly isOpen: boolean;
  readonly bodyId: string;
  readonly onPress: () => void;
}) {
  const { summary, isOpen } = props;
  return (
    <Button
      aria-label={`${props.label}: ${summary}`}
      aria-expanded={isOpen}
      aria-controls={props.bodyId}
      onPress={props.onPress}
      className="focus-ring -ms-1 flex max-w-full min-w-0 items-center gap-1 self-start rounded-sm px-1 text-start text-sm text-muted data-hovered:text-ink pointer-coarse:min-h-9"
    >
      <span className="min-w-0 wrap-anywhere">
        <bdi>{summary}</bdi>
      </span>
      <Icon name={isOpen ? 'up' : 'down'} className="size-3" />
    </Button>
  );
}

export function UnfoldBody(props: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div id={props.id} className="my-1 flex min-w-0 flex-col gap-0.5 border-s border-line ps-3">
      {props.children}
    </div>
  );
}
