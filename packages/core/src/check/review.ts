// The review by four questions (MAP-7): which are open, and which were answered in a way that asks for a change.
import { REVIEW_QUESTIONS } from '../map/nodes.ts';
import type { Stage } from '../map/nodes.ts';
import type { SalesMap } from '../map/map.ts';

export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

/** The answer that speaks for the step. */
export const FAVOURABLE: Readonly<Record<ReviewQuestion, 'yes' | 'no'>> = {
  helpsDecide: 'yes',
  addsComplexity: 'no',
  needsTool: 'no',
  willBeUsed: 'yes',
};

export interface StageReview {
  /** Id of the stage. */
  readonly stage: string;
  /** Not answered, or answered with "unsure". */
  readonly open: readonly ReviewQuestion[];
  readonly unfavourable: readonly ReviewQuestion[];
}

/** One per stage, sub-stages included, in document order. */
export function reviewOf(map: SalesMap): StageReview[] {
  return map.nodes
    .filter((node) => node.type === 'stage')
    .map((stage) => ({
      stage: stage.id,
      open: REVIEW_QUESTIONS.filter((question) => isOpen(stage, question)),
      unfavourable: unfavourableAnswers(stage),
    }));
}

export function unfavourableAnswers(stage: Stage): ReviewQuestion[] {
  return REVIEW_QUESTIONS.filter((question) => {
    const answer = stage.review[question]?.answer;
    return answer !== undefined && answer !== 'unsure' && answer !== FAVOURABLE[question];
  });
}

function isOpen(stage: Stage, question: ReviewQuestion): boolean {
  const answer = stage.review[question]?.answer;
  return answer === undefined || answer === 'unsure';
}
