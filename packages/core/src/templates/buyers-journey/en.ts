// The buyer's journey, in English.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Understand how buyers come to a decision, and put our help where they need it.',
  goal: 'Example: bring the time from the first question to the decision down to 60 days by the end of the year. Put your own number and date here.',
  activities: { calls: 'Discovery calls held', asked: 'New customers asked why they chose us' },
  note: 'Begin with the phases: read the buyer’s words, change them to what your buyers really say, then divide the stages as you need them.',
  stages: {
    understand: {
      name: 'Understands the problem',
      statement: 'I have a problem that I would pay to solve.',
      definition:
        'A deal is here when the buyer knows that something must get better and is trying to understand what it is.',
      happens:
        'They read, ask and search for causes. We explain the problem, name the pain precisely and do not press.',
      confirming: 'Can the buyer say what the problem is and what it costs?',
      serves: 'Who understands the problem can compare solutions; who does not, waits.',
      entry: { problem: 'Somebody has shown by word or deed that they have the problem' },
      checklist: {
        pain: 'The buyer names the pain in their own words',
        asks: 'The buyer asks for a discovery call',
        source: 'What led them to us is noted',
      },
      actions: {
        explain: 'Publish what explains the problem without selling',
        name: 'Name the very pain that firms like theirs feel',
      },
      kpis: { calls: 'Discovery calls asked for per month' },
      questions: { when: 'When did you first notice it?', tried: 'What have you tried so far?' },
      objections: {
        notUrgent: [
          'It is not urgent.',
          'Work out what a year of waiting costs; if it is little, agree on a date to look again.',
        ],
      },
    },
    compare: {
      name: 'Compares solutions',
      statement: 'What we use today fails, and I wonder whether a change is worth it.',
      definition:
        'A deal is here when the buyer actively compares ways to solve the problem, a repair of the present one included.',
      happens:
        'They gather details from several sides. We give facts for a fair comparison and show what answers their pain.',
      confirming: 'Has the buyer named a feature that solves their pain?',
      serves: 'A comparison that was fair makes a decision that lasts.',
      entry: { discovery: 'A discovery call was asked for and has a date' },
      checklist: {
        feature: 'The buyer names the feature that made the difference',
        needs: 'The requirements are written down',
        demo: 'A demo on their own case was given',
        others: 'The other solutions that they look at are noted',
      },
      actions: {
        facts: 'Give details that can be put side by side, weak points included',
        show: 'Show their own case, not the whole product',
      },
      kpis: { demos: 'Demos that lead to a decision' },
      questions: {
        criteria: 'By what will you choose?',
        repair: 'What would it take to mend what you have?',
      },
      objections: {
        doubt: ['I doubt that it fits our case.', 'Show exactly that case, or say that it does not fit.'],
      },
    },
    choose: {
      name: 'Chooses and agrees',
      statement: 'The price fits, I can explain it to my team, and the next steps are clear.',
      definition:
        'A deal is here when the buyer has found a solution that fits and is settling price, terms and approvals.',
      happens:
        'They talk with us more than ever. We take away paperwork, answer at once and give a gentle nudge.',
      confirming: 'Does the buyer accept the offer?',
      serves: 'An easy purchase is the first proof that the rest will be easy, too.',
      entry: { answers: 'A feature answers the pain, and the buyer asks for terms' },
      checklist: {
        accepts: 'The buyer accepts the offer in writing',
        offer: 'An offer with all costs, upkeep included, was presented',
        price: 'A special price, if there is one, is approved',
      },
      actions: { ease: 'Fill in for them what we can', help: 'Name one person who answers the same day' },
      kpis: { accepted: 'Offers accepted' },
      questions: {
        stands: 'What stands between you and a yes?',
        deciders: 'Who else has to agree, and what do they need?',
      },
      objections: {
        paperwork: [
          'The paperwork is too much.',
          'Send complete papers and do the forms together in one call.',
        ],
        upkeep: ['What will upkeep cost us?', 'Show every cost over the whole term on one page.'],
      },
    },
    use: {
      name: 'Uses and stays',
      statement: 'I signed, and it feels right.',
      definition: 'A deal rests here when the buyer has accepted the offer and uses what was bought.',
      happens:
        'They start, learn and form habits. We find out why they chose us and see to it that the promise holds.',
      confirming: 'Does the customer say that it does what they bought it for?',
      serves: 'Their reason to buy is what the next buyer wants to hear.',
      entry: { accepted: 'The offer is accepted' },
      checklist: {
        why: 'The customer has told why they chose us',
        result: 'The customer confirms a first result in a call',
        contacts: 'At least two people at the customer are known by name',
      },
      actions: {
        start: 'Be there on the first day',
        watch: 'Watch use and questions, and call when they drop or rise',
      },
      kpis: { kept: 'Customers who stay' },
      questions: { decided: 'What decided it in the end?', more: 'What else is still hard?' },
      objections: {
        unused: [
          'We hardly use it.',
          'Look at one day’s work together and train on what matters most in it.',
        ],
      },
    },
  },
  decisions: {
    urgent: 'Is the pain worth a conversation?',
    convinced: 'Does something answer the pain?',
    accepts: 'Does the buyer accept the offer?',
    stays: 'Does the customer stay?',
  },
  answers: {
    urgentYes: 'Yes, asks for a discovery call',
    urgentLater: 'Not urgent yet',
    urgentNo: 'Never: wants no contact',
    convincedYes: 'Yes, a feature does',
    convincedLater: 'Not now',
    convincedNo: 'No, mends what they have',
    acceptsYes: 'Accepts',
    acceptsAgain: 'Wants to compare again',
    acceptsLater: 'Not now',
    acceptsNo: 'Chooses somebody else',
    staysYes: 'Stays',
    staysNo: 'Leaves',
  },
};
