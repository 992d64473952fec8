// A process tree: a model made of blocks, sound by construction (Leemans, Robust Process Mining with Guarantees, 2017).

/** A block of a model; what it allows is a set of sequences of activities. */
export type ProcessTree =
  | { readonly kind: 'activity'; readonly name: string }
  /** Nothing happens: written `tau`. */
  | { readonly kind: 'silent' }
  /**
   * `sequence` (`->`): the parts one after the other; `choice` (`X`): one of them; `parallel` (`+`): all of them, their
   * activities in any interleaving. At least one part.
   */
  | { readonly kind: 'sequence' | 'choice' | 'parallel'; readonly parts: readonly ProcessTree[] }
  /** `*`: the body, then any number of times the way back and the body again. */
  | { readonly kind: 'loop'; readonly body: ProcessTree; readonly redo: ProcessTree };
