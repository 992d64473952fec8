// A Petri net with a first and a last marking (an accepting net): what conformance with any model takes.

/** A transition: takes a token from every input, puts one on every output; places are indexes. */
export interface PetriTransition {
  /** Unique within the net. */
  readonly name: string;
  /** The activity; null for a silent one. */
  readonly activity: string | null;
  /** Indexes into `places`, one per arc: a place named twice has an arc of weight 2. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** A Petri net with a first and a final marking; transitions without an activity are silent. */
export interface PetriNet {
  /** Names of places, unique. */
  readonly places: readonly string[];
  readonly transitions: readonly PetriTransition[];
  /** Tokens per place at the begin, and at the end of a case. */
  readonly initial: readonly number[];
  readonly final: readonly number[];
}
