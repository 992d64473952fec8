// English words of the map check.
import type { CheckWords } from './words.ts';

export const EN: CheckWords = {
  rules: {
    'no-stage': {
      title: 'No stage',
      message: 'The map has no stage, so no deal can be on it.',
      mend: 'Add the first stage, or begin with a template or with the real map of your deals.',
    },
    unreachable: {
      title: 'Cannot be reached',
      message: 'No path leads to “{name}” from where deals begin.',
      mend: 'Draw a path to it, make it a place where deals begin, or take it off the map.',
    },
    'dead-end': {
      title: 'Dead end',
      message: 'A deal that comes to “{name}” can never leave.',
      mend: 'Draw the path to what comes next. If deals end here, lead on to an outcome, mark the milestone, or make the stage a resting one.',
    },
    'no-leads-nowhere': {
      title: 'A “no” that leads nowhere',
      message: 'The “no” from “{from}” leads to “{to}”, and nothing leads on from there.',
      mend: 'Decide what a no means here: not now goes to a resting stage with a way back, never goes to an outcome.',
    },
    'no-way-to-won': {
      title: 'No way to won',
      message: 'No deal on this map can be won: no stage with the milestone “won” can be reached.',
      mend: 'Set the milestone “won” on the stage in which the buyer commits, and see that a path leads there.',
    },
    'unclear-start': {
      title: 'Unclear where deals begin',
      message: {
        by: 'count',
        forms: {
          one: '{count} place could be the beginning: {names}.',
          other: '{count} places could be the beginning: {names}.',
        },
      },
      mend: 'Say which of them are meant as a start. Draw a path to the others.',
    },
    'one-answer': {
      title: 'Decision with one answer',
      message: '“{name}” has one answer, so nothing is decided.',
      mend: 'Add the other answer with the way it goes, or join the stages directly.',
    },
    'unnamed-answer': {
      title: 'Answer without words',
      message: 'The answer of “{name}” that leads to “{to}” says nothing.',
      mend: 'Name the answer as people say it, or give it a condition that decides.',
    },
    'no-way-back': {
      title: 'No way back',
      message: 'Deals rest in “{name}” and never come back to work.',
      mend: 'Draw the path that a deal takes when the buyer is ready: usually to the stage that it came from.',
    },
    'not-now-is-lost': {
      title: '“Not now” ends the deal',
      message: '“Not now” from “{from}” ends the deal in “{to}”.',
      mend: 'Lead it to a resting stage with a next date. Many buyers say no more than once before they say yes.',
    },
    'no-lost-outcome': {
      title: 'No place for lost deals',
      message: 'The map has no outcome for deals that are lost or disqualified.',
      mend: 'Add the outcome “Lost”, and a path to it from where deals get lost.',
    },
    'unused-outcome': {
      title: 'Outcome without a path',
      message: 'No path leads to the outcome “{name}”.',
      mend: 'Draw a path to it from where cases end this way, or take it off the map.',
    },
    'no-goal': {
      title: 'No goal',
      message: 'The map does not say what it is for.',
      mend: 'Begin at the end: choose a figure, how much of it, and by when.',
    },
    'goal-without-number': {
      title: 'Goal without a number',
      message: 'The goal names no number, so nobody can tell whether it was reached.',
      mend: 'Give the figure to reach, or the change from today.',
    },
    'goal-without-date': {
      title: 'Goal without a date',
      message: 'The goal names no day by which it should hold.',
      mend: 'Set a day that is near enough to plan for.',
    },
    'goal-without-activities': {
      title: 'Goal without activities',
      message: 'Nothing that people can do themselves stands behind the goal.',
      mend: 'Add a few things that people control and count, such as calls, proposals or upsells offered, and how many per week.',
    },
    'too-many-stages': {
      title: 'Too many stages',
      message: {
        by: 'count',
        forms: {
          one: 'A deal passes {count} stage up to won; more than {most} are hard to keep apart.',
          other: 'A deal passes {count} stages up to won; more than {most} are hard to keep apart.',
        },
      },
      mend: 'Every stage is upkeep on every deal. Join stages that mean the same to the buyer, or make some of them sub-stages.',
    },
    'similar-stages': {
      title: 'Two stages that say the same',
      message: '“{name}” and “{other}” say nearly the same.',
      mend: 'Join them, or word name and definition so that two people would put the same deal in the same one.',
    },
    'vague-name': {
      title: 'Vague name',
      message: '“{name}” does not say what happens in this stage.',
      mend: 'Name what has happened or what is going on between buyer and seller, such as “Discovery scheduled”.',
    },
    'no-definition': {
      title: 'No definition',
      message: '“{name}” does not say when a deal is in it.',
      mend: 'Write one sentence: a deal is here when …',
    },
    'unclear-definition': {
      title: 'Unclear definition',
      message: 'The definition of “{name}” does not say when a deal is in it.',
      mend: 'Name the fact that anybody can check: a deal is here once this has happened and that has not yet.',
    },
    'no-owner': {
      title: 'No owner',
      message: 'Nobody owns “{name}”.',
      mend: 'Put the stage into the lane of the department that answers for it.',
    },
    'empty-lane': {
      title: 'Lane that owns nothing',
      message: 'The lane “{name}” owns no stage and has a say in none.',
      mend: 'Give it the stages that it answers for, name it as a stakeholder, or remove it.',
    },
    'nothing-happens': {
      title: 'Nothing to do',
      message: 'What people do in “{name}” is written nowhere.',
      mend: 'Write what happens here, or add the actions that answer the buyer.',
    },
    'no-checklist': {
      title: 'No exit checklist',
      message: 'A deal may leave “{name}” without anything being true.',
      mend: 'Add one to five items that must be true before a deal goes on.',
    },
    'too-many-required': {
      title: 'Too many required items',
      message: {
        by: 'count',
        forms: {
          one: '“{name}” requires {count} item; more than {most} get ticked unread.',
          other: '“{name}” requires {count} items; more than {most} get ticked unread.',
        },
      },
      mend: 'Keep as required what really holds a deal back, and make the rest advice.',
    },
    'unobservable-item': {
      title: 'Item that nobody can tick',
      message: 'Nobody can see whether “{item}” in “{name}” is true.',
      mend: 'Name what can be seen or heard: what the buyer said, sent, signed or did.',
    },
    'one-sided-checklist': {
      title: 'Only the seller’s actions',
      message: 'The checklist of “{name}” says what we did, and nothing of the buyer.',
      mend: 'Add an item that the buyer settles, or the question whose answer confirms that the buyer is here.',
    },
    'no-entry': {
      title: 'No entry criteria',
      message: 'Deals come to “{name}” from “{from}”, and neither stage asks for anything.',
      mend: 'Write what must be true on entry, or require an item on leaving the stage before.',
    },
    'no-journey': {
      title: 'No buyer’s journey',
      message: 'The map tells our side only: it has no phase of the buyer’s journey.',
      mend: 'Add the phases that your buyers go through, such as awareness, consideration, decision and retention.',
    },
    'no-phase': {
      title: 'No journey phase',
      message: '“{name}” is in no phase of the buyer’s journey.',
      mend: 'Choose the phase that the buyer is in during this stage.',
    },
    'empty-phase': {
      title: 'Phase without a stage',
      message: 'The buyer goes through “{name}”, and no stage of ours is there.',
      mend: 'Put the stage there that helps the buyer in this phase, or add one. If we have no part in it, remove the phase.',
    },
    'obstacle-without-answer': {
      title: 'Obstacle without an answer',
      message: '“{item}” stops buyers in “{name}”, and we have no answer.',
      mend: 'Write what we do or say about it, even if it is only to be honest early.',
    },
    'no-buyer-value': {
      title: 'Nothing for the buyer',
      message: '“{name}” does nothing for the buyer.',
      mend: 'Write what the buyer gets from this step, or join it with a step that helps the buyer decide.',
    },
    'no-statement': {
      title: 'No buyer’s statement',
      message: 'What the buyer would say in “{name}” is missing.',
      mend: 'Write one sentence in the buyer’s own words; ask two customers if you are not sure.',
    },
    'statement-without-action': {
      title: 'Statement without an action',
      message: 'The buyer says something in “{name}”, and no action answers it.',
      mend: 'Add what we do when we hear it, then the tools that serve it.',
    },
    'no-kpi': {
      title: 'No figure',
      message: 'No figure tells how “{name}” is doing.',
      mend: 'Choose one figure, such as the share of deals that go on or the days they stay.',
    },
    'no-expected-days': {
      title: 'No expected duration',
      message: 'How long a deal should stay in “{name}” is not said, so none can be late.',
      mend: 'Set the days that a good deal needs.',
    },
    'expected-days-off': {
      title: 'Expected duration far from real',
      message: '“{name}”: days expected {expected}, real median {days}.',
      mend: 'Take over the real figure, or find out what makes deals slower or faster than planned.',
    },
    'no-lost-reason': {
      title: 'No reasons to choose from',
      message: '“{name}” asks for no reason.',
      mend: 'Add three to seven reasons that sellers really hear, in words that do not blame.',
    },
    'lost-leaves-nothing': {
      title: 'The buyer leaves with nothing',
      message: 'A buyer who ends in “{name}” is left with nothing.',
      mend: 'Write what we leave behind: useful advice, a better address, a door that stays open.',
    },
    'review-says-no': {
      title: 'The review speaks against it',
      message: '“{name}”: the answer to “{question}” speaks against this step.',
      mend: 'Change the step so that the answer changes, or take it out. Answer again afterwards.',
    },
    'two-processes': {
      title: 'Two processes for one purpose',
      message: '“{name}” serves the same purpose as this process.',
      mend: 'Join them, or say in each purpose which cases belong to it.',
    },
    unsigned: {
      title: 'Not signed',
      message: '{name} has not signed this version.',
      mend: 'Ask what is missing for a yes. A map that a department did not agree to is not followed by it.',
    },
    'never-entered': {
      title: 'Stage that no deal entered',
      message: {
        by: 'count',
        forms: {
          one: 'The newest {count} deal did not enter “{name}”.',
          other: 'None of the newest {count} deals entered “{name}”.',
        },
      },
      mend: 'Ask those who sell why. Take it off the map, or make clear when a deal belongs here.',
    },
    'missing-path': {
      title: 'Real path that the map lacks',
      message: 'Deals go from “{from}” to “{to}” ({share} of all moves), and the map has no such path.',
      mend: 'Add the path if it is right to go this way; if not, find out what makes people take it.',
    },
    'low-fit': {
      title: 'Most deals do not follow the map',
      message: 'Real deals fit the map at {share}; below {least} it is not the process that people work by.',
      mend: 'Look at the most frequent detours first. Change the map where people are right, and talk where the map is right.',
    },
  },
  fixes: {
    addPath: 'Add the path to “{to}”',
    giveToOnlyLane: 'Give it to “{lane}”',
    leadToRest: 'Lead it to “{rest}”',
    nameStarts: 'Let deals begin at all of them',
    removeLane: 'Remove the lane',
    samePhase: 'Put it in “{phase}”',
    setRealDays: {
      by: 'days',
      forms: { one: 'Expect {days} day, as in reality', other: 'Expect {days} days, as in reality' },
    },
  },
  severities: { error: 'Error', warning: 'Warning', advice: 'Advice' },
  counts: {
    error: { by: 'count', forms: { one: '{count} error', other: '{count} errors' } },
    warning: { by: 'count', forms: { one: '{count} warning', other: '{count} warnings' } },
    advice: { by: 'count', forms: { one: '{count} piece of advice', other: '{count} pieces of advice' } },
  },
  nothing: 'Nothing to mend',
  questions: {
    helpsDecide: 'Does it help the buyer decide rightly?',
    addsComplexity: 'Does it add needless complexity?',
    needsTool: 'Does it need a new tool?',
    willBeUsed: 'Will people build it into their work?',
  },
};
