// Selects another element of the map; reads like a link in a text.
import type { Collection } from '@portolan/core';
import { Button } from 'react-aria-components';
import { useSelection } from '../draft/draft-context.ts';

export function GoTo(props: {
  readonly in: Collection;
  readonly id: string;
  readonly name: string;
  /** For whoever hears it without what stands around it. */
  readonly label?: string;
}) {
  const [, select] = useSelection();
  return (
    <Button
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      onPress={() => select([`${props.in}/${props.id}`])}
      className="focus-ring min-w-0 rounded-sm text-start text-accent underline decoration-current/35 decoration-1 underline-offset-3 wrap-anywhere data-hovered:decoration-current"
    >
      <bdi>{props.name}</bdi>
    </Button>
  );
}
