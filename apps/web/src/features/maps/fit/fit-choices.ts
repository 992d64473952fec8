// By what the fit can be told apart: what deals of the own pipeline are known by, or whatever those of a log carry.

/** Of the pipeline's own log. */
const OF_PIPELINE = ['owner', 'team', 'version'] as const;

export interface SliceChoice {
  /** As the API takes it. */
  readonly by: string;
  /** Its words in the catalogue; attributes of a log are called what they are called there. */
  readonly key?: (typeof OF_PIPELINE)[number] | 'month' | 'outcome' | 'resource';
}

/** @param attributes that deals of another log carry; those of the pipeline have their words here */
export function sliceChoices(isOwn: boolean, attributes: readonly string[]): readonly SliceChoice[] {
  const usual = [...(isOwn ? OF_PIPELINE : []), 'month', 'outcome'] as const;
  const others = isOwn ? [] : attributes;
  return [
    ...usual.map((by): SliceChoice => ({ by, key: by })),
    ...others.map((by): SliceChoice => (by === 'resource' ? { by, key: by } : { by })),
  ];
}
