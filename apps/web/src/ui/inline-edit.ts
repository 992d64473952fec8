// The states of a text that becomes a field in place: read, written, on its way, refused, or changed by somebody else
// meanwhile. Pure.

export type InlineState =
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly text: string; readonly seen: string }
  | { readonly kind: 'saving'; readonly text: string; readonly seen: string }
  | { readonly kind: 'failed'; readonly text: string; readonly seen: string; readonly why: string | null }
  /** Somebody else wrote `theirs` after `seen` had been read. */
  | { readonly kind: 'conflict'; readonly text: string; readonly seen: string; readonly theirs: string };

export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly why?: string }
  | { readonly kind: 'conflict'; readonly theirs: string };

export const READING: InlineState = { kind: 'read' };

export function opened(value: string): InlineState {
  return { kind: 'write', text: value, seen: value };
}

export function written(state: InlineState, text: string): InlineState {
  return state.kind === 'read' || state.kind === 'saving' ? state : { kind: 'write', text, seen: state.seen };
}

/** What Enter does: nothing to save where the text is as it was. */
export function submitted(state: InlineState): InlineState {
  if (state.kind === 'read' || state.kind === 'saving') return state;
  if (state.text === state.seen && state.kind === 'write') return READING;
  return { kind: 'saving', text: state.text, seen: state.kind === 'conflict' ? state.theirs : state.seen };
}

export function answered(state: InlineState, outcome: SaveOutcome): InlineState {
  if (state.kind !== 'saving') return state;
  const { text, seen } = state;
  switch (outcome.kind) {
    case 'saved':
      return READING;
    case 'failed':
      return { kind: 'failed', text, seen, why: outcome.why ?? null };
    case 'conflict':
      // They wrote the same: there is nothing to quarrel about.
      return outcome.theirs === text ? READING : { kind: 'conflict', text, seen, theirs: outcome.theirs };
  }
}
