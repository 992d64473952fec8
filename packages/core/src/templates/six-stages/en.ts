// The six-stage pipeline, in English.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'See at a glance where every deal of a small team stands and what it needs next.',
  goal: 'Example: win 30 of every 100 qualified leads by the end of the year. Put your own number and date here.',
  activities: { meetings: 'Meetings held', proposals: 'Proposals sent after a meeting' },
  note: 'A good first map. If marketing looks after your customers, add a lane for it and move Retention there.',
  stages: {
    prospect: {
      name: 'Prospect',
      statement: 'We have a problem that we would pay to solve.',
      definition:
        'A deal is here when somebody might benefit from what we do and has not yet talked with us, or has asked us to come back later.',
      happens:
        'Record where they came from, find the right person and make the first contact. A “not now” waits here until its date.',
      confirming: 'Do we know a reason why they should hear from us?',
      serves: 'A known source shows later which efforts bring customers.',
      entry: { benefit: 'There is a reason to think that they would benefit' },
      checklist: {
        source: 'The source is recorded',
        reply: 'The buyer has answered a first message or call',
        person: 'The person who feels the problem is named',
      },
      actions: {
        approach: 'Write or call with one thought about their situation',
        record: 'Record source and reason at once',
      },
      kpis: { contacts: 'First contacts per week' },
      questions: { source: 'How did you hear of us?', noticed: 'What made you look for something new?' },
      objections: {
        noNeed: [
          'We need nothing.',
          'Ask how they solve it today and what they would change if it were easy.',
        ],
      },
    },
    qualified: {
      name: 'Qualified lead',
      statement: 'What we use today fails or costs too much.',
      definition:
        'A deal is here when contact is made and what we know makes a purchase likelier than for most.',
      happens: 'Ask for need, budget, decision maker and timing, and keep the score up to date.',
      confirming: 'Is this lead worth an hour of both sides’ time?',
      serves: 'Meetings are held with people who can gain from them.',
      entry: { contact: 'They have answered us' },
      checklist: {
        score: 'The lead score is over our threshold',
        need: 'The buyer has said what has to be solved',
        budget: 'A budget, or the way to one, is known',
        timing: 'A time for the change is known',
      },
      actions: { ask: 'Ask the four questions in a short talk', score: 'Write down score and reasons' },
      kpis: { qualified: 'Qualified leads per month' },
      questions: {
        need: 'What has to get better?',
        budget: 'What is planned for it?',
        authority: 'Who else decides?',
        timing: 'When should it be solved?',
      },
      objections: {
        infoOnly: [
          'Just send me information.',
          'Ask which question it should answer, send exactly that, and agree on a day to talk about it.',
        ],
      },
    },
    meeting: {
      name: 'Meeting',
      statement: 'They understand our situation.',
      definition: 'A deal is here when we have talked and a meeting or a demo has a date.',
      happens:
        'Hold the meeting: understand the needs first, show only what answers them, agree on what comes next.',
      confirming: 'Does the buyer agree with our list of needs?',
      serves: 'The proposal can answer needs that were heard, not guessed.',
      entry: { agreed: 'Date, time and the people who join are agreed' },
      checklist: {
        held: 'The meeting was held',
        needs: 'The buyer has confirmed the list of requirements',
        decider: 'The decision maker is known by name',
        next: 'The next step has a date',
      },
      actions: {
        show: 'Show what answers their needs, nothing else',
        listen: 'Note the needs in their own words',
      },
      kpis: { held: 'Agreed meetings that were held' },
      questions: {
        need: 'What do you need, and what can wait?',
        today: 'How is it done today, and who does it?',
      },
      objections: {
        have: [
          'We have a supplier already.',
          'Ask what they would keep and what they would change, and show only that difference.',
        ],
      },
    },
    proposal: {
      name: 'Proposal',
      statement: 'I can explain to my team what we get and what it costs.',
      definition: 'A deal is here when the needs are known and a proposal was asked for or sent.',
      happens: 'Fit the offer to the needs, go through it together and answer what is open.',
      confirming: 'Has the buyer said what they think of the proposal?',
      serves: 'A clear offer leads to a clear answer, and the answer closes the deal either way.',
      entry: { requested: 'The buyer has asked for a proposal', needs: 'The needs are written down' },
      checklist: {
        sent: 'The proposal was sent and gone through together',
        answer: 'The buyer has given an answer',
        discount: 'A discount, if there is one, is approved',
      },
      actions: {
        fit: 'Name each need and what answers it',
        walk: 'Go through it with them instead of just sending it',
      },
      kpis: { answered: 'Proposals answered' },
      questions: { missing: 'What is missing?', stop: 'What would stop a yes?' },
      objections: {
        price: [
          'The price is too high.',
          'Offer less scope before less price, and ask which part they could do without.',
        ],
      },
    },
    closed: {
      name: 'Closed',
      statement: 'I signed, and it feels right.',
      definition: 'A deal is here when the buyer has accepted; no more selling time goes into it.',
      happens: 'Sign, note what decided it, and start the customer well.',
      confirming: 'Is the acceptance in writing?',
      serves: 'The recorded reason teaches us to win again; a good start keeps the customer.',
      entry: { accepted: 'The buyer has accepted the proposal' },
      checklist: {
        contract: 'The buyer has signed',
        reason: 'The reason for the win is recorded',
        start: 'The start date is agreed',
      },
      actions: {
        sign: 'Make signing a matter of minutes',
        welcome: 'Welcome them and introduce the person who cares for them',
      },
      kpis: { amount: 'Amount won' },
      questions: { decided: 'What decided it for you?', start: 'When shall we start?' },
      objections: {
        terms: [
          'We cannot sign these terms.',
          'Ask for the clause that worries them and settle it with both lawyers in one call.',
        ],
      },
    },
    retention: {
      name: 'Retention',
      statement: 'It does what we bought it for, and they look after us.',
      definition: 'A deal rests here when the buyer is a customer and the purchase is in use.',
      happens:
        'Keep up a good relationship: ask for results, solve what annoys, offer more only where it helps.',
      confirming: 'Would they buy again today?',
      serves: 'Customers who stay and recommend us are the easiest growth.',
      entry: { customer: 'The contract runs and the customer has started' },
      checklist: {
        result: 'The customer names a result that they have reached',
        talk: 'We have talked with them in the last quarter',
        referral: 'We have asked whom else it could help',
      },
      actions: { care: 'Call before they have to', review: 'Look at results together twice a year' },
      kpis: { kept: 'Customers who stay' },
      questions: { leave: 'What would make you leave?', more: 'What should get easier next?' },
      objections: {
        cheaper: [
          'Somebody else is cheaper.',
          'Go through what they would give up and gain, and name honestly where the other one is enough.',
        ],
      },
    },
  },
  decisions: {
    worth: 'Is a meeting worth it?',
    solvable: 'Can we meet the needs?',
    answer: 'What does the buyer answer?',
    stays: 'Does the customer stay?',
  },
  answers: {
    noContact: 'Asks not to be contacted',
    worthYes: 'Yes, the score is over the threshold',
    worthLater: 'Not now',
    worthNo: 'No, it is not for them',
    solvableYes: 'Yes, they ask for a proposal',
    solvableLater: 'Not now',
    solvableNo: 'No, we cannot meet the needs',
    answerYes: 'Accepted',
    answerChange: 'The needs have changed',
    answerLater: 'Not now',
    answerNo: 'Chooses somebody else',
    staysYes: 'Stays',
    staysNo: 'Leaves',
  },
};
