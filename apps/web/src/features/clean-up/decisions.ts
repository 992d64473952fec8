// What can be decided about a deal in a review, each with its key.
export const DECISIONS = ['advance', 'step', 'date', 'owner', 'rest', 'keep', 'close'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_KEYS: Readonly<Record<Decision, string>> = {
  advance: 'a',
  step: 'p',
  date: 't',
  owner: 'w',
  rest: 'r',
  keep: 'l',
  close: 'x',
};
