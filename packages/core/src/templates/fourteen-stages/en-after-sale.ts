// The stages from the signature on, in English.
import type { StagesTexts } from '../structure.ts';
import type { afterSale as shapes } from './structure-after-sale.ts';
import type { structure } from './structure.ts';

export const afterSale: StagesTexts<typeof structure, keyof typeof shapes> = {
  contractSigned: {
    name: 'Contract signed',
    statement: 'I signed, and it feels right.',
    definition: 'A deal is here only when the contract is signed and delivery has not begun.',
    happens: 'Hand over to the implementation: what was bought, what was promised, who is who.',
    confirming: 'Does the implementation team know everything that was promised?',
    serves: 'The customer does not have to tell the story again.',
    entry: { signed: 'The contract is signed by both sides' },
    checklist: {
      briefing: 'The hand-over briefing is done',
      promised: 'The customer has confirmed the recap of what was promised',
      start: 'The start of the implementation is agreed',
    },
    actions: { thank: 'Thank them and say what happens next', hand: 'Introduce the team to the customer' },
    kpis: { briefed: 'Days from signature to briefing' },
    questions: { promised: 'What was promised to you?', first: 'What should work first?' },
    objections: {
      regret: [
        'Was this the right decision?',
        'Remind them of the reason that they gave, and show the plan for the first 30 days.',
      ],
    },
  },
  implementation: {
    name: 'Implementation',
    statement: 'I see it take shape, and somebody is there when we ask.',
    definition: 'A deal is here while the solution is being set up for the customer.',
    happens: 'Gather data, test, train, try it out, run it side by side with the old way, and review.',
    confirming: 'Does the customer say that it can go live?',
    serves: 'A careful start makes people use it.',
    entry: { team: 'Team and plan are known to the customer' },
    checklist: {
      live: 'The customer has signed the acceptance record',
      trained: 'All who will use it are trained',
      open: 'Open points are listed with owner and date',
    },
    actions: { plan: 'Keep one plan that both sides see', train: 'Train on the customer’s own tasks' },
    kpis: { onTime: 'Live on the agreed date' },
    questions: { blocks: 'What blocks the start?', ready: 'Who is not ready yet?' },
    objections: {
      noCapacity: [
        'Our people have no time for this.',
        'Cut it into smaller steps and take over what we can.',
      ],
    },
    parts: {
      data: {
        name: 'Data gathering',
        definition: 'A deal is here while the customer’s data is being collected.',
        happens: 'Say what is needed, check it, fill the gaps together.',
        done: 'The customer has delivered the data and confirmed that it is complete',
      },
      testing: {
        name: 'System testing',
        definition: 'A deal is here when the system is set up and we are testing it.',
        happens: 'Test each requirement and mend what fails.',
        done: 'The customer has seen every requirement pass its test',
      },
      training: {
        name: 'Training',
        definition: 'A deal is here while the users are being trained.',
        happens: 'Short sessions on their own tasks.',
        done: 'The users have done their main task by themselves',
      },
      beta: {
        name: 'Beta',
        definition: 'A deal is here while a small group works with it.',
        happens: 'Watch, ask every day, improve.',
        done: 'The small group says that it is ready for all',
      },
      parallel: {
        name: 'Side by side',
        definition: 'A deal is here while old and new run at the same time.',
        happens: 'Compare results and explain differences.',
        done: 'The customer confirms that the new results are right',
      },
      review: {
        name: 'Review',
        definition: 'A deal is here when all parts are done and the start is being decided.',
        happens: 'Go through open points and name the day.',
        done: 'The customer has named the day of the start',
      },
    },
  },
  goLive: {
    name: 'Go-live',
    statement: 'We work with it, and it does what we bought it for.',
    definition: 'A deal is here when the customer has confirmed that it is in daily use.',
    happens:
      'Stand by in the first days and do the books: credit and commission. Some companies count them at the signature; then move the milestones there.',
    confirming: 'Does it do what you bought it for?',
    serves: 'The sale is complete, and care has a name.',
    entry: { inUse: 'The customer has confirmed in writing that it is in use' },
    checklist: {
      works: 'The customer says in a call that it does what it was bought for',
      credit: 'Credit and commission are recorded and approved',
      care: 'The people who look after the customer are named',
    },
    actions: { stand: 'Be reachable at once in the first days', record: 'Record the date and the credit' },
    kpis: { days: 'Days from signature to go-live' },
    questions: { does: 'Does it do what you bought it for?' },
    objections: {
      different: [
        'We had imagined it differently.',
        'Take out the recap of what was promised and go through it line by line.',
      ],
    },
  },
  newClient: {
    name: 'New client',
    statement: 'It is becoming routine, and when I am stuck I know whom to ask.',
    definition: 'A deal is here during the trial period of close care after the start.',
    happens: 'Check in every week, settle what is hard, watch whether it is used.',
    confirming: 'Does it run smoothly without our help?',
    serves: 'Who is at ease after the first weeks stays for years.',
    entry: { live: 'It is live, and the care team has introduced itself' },
    checklist: {
      smooth: 'The customer says that it runs smoothly',
      quiet: 'No set-up question is open',
      handed: 'The hand-over briefing is with account management',
      survey: 'A short survey among the users was answered',
    },
    actions: {
      check: 'Call every week and ask what is still hard',
      fix: 'Settle each question within a day',
    },
    kpis: { graduated: 'Clients who get through the period' },
    questions: { hard: 'What is still hard?', unused: 'What do you not use yet?' },
    objections: {
      effort: ['It makes more work than before.', 'Find the one task that makes it so and change it first.'],
    },
  },
  existingClient: {
    name: 'Existing client',
    statement: 'It earns its keep, and I would recommend it.',
    definition: 'A deal rests here when the customer has used it for the agreed period without special care.',
    happens: 'Stay useful: support, a review of results, more where it helps, and introductions to others.',
    confirming: 'Would they buy it again today?',
    serves: 'Customers who stay and recommend us fill the first stage of this map.',
    entry: { period: 'The trial period is over and account management has taken over' },
    checklist: {
      result: 'The customer names results that they have reached',
      review: 'A review of results was held this year',
      plan: 'The account plan has owners and dates',
    },
    actions: { care: 'Call before they have to', review: 'Show what it has brought, in their figures' },
    kpis: { kept: 'Customers who stay' },
    questions: { who: 'Who else should know us?', more: 'What would help you next?' },
    objections: {
      cheaper: [
        'Somebody else is cheaper.',
        'Go through what they would gain and give up; mend what made them look around.',
      ],
    },
    parts: {
      retention: {
        name: 'Retention support',
        definition: 'A deal is here when the customer needs care to stay: questions, problems, a renewal.',
        happens: 'Answer, mend, and talk early about the renewal.',
        done: 'The customer says that the matter is settled',
      },
      upsell: {
        name: 'Upsell',
        definition: 'A deal is here when the customer has a need that more from us would meet.',
        happens: 'Offer it where it helps, as a deal of its own.',
        done: 'The customer has said whether they want it',
      },
      referrals: {
        name: 'Referrals',
        definition: 'A deal is here when the customer is content and knows others with the same problem.',
        happens: 'Ask for an introduction, follow it up, tell what came of it.',
        done: 'The customer has named somebody or declined',
      },
    },
  },
};
