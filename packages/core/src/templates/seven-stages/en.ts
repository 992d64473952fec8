// The seven-stage sales cycle, in English.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Win new customers by one seller’s own effort, from research to commitment.',
  goal: 'Example: win 40 new customers this year. Put your own number and date here.',
  activities: { conversations: 'First conversations held', offers: 'Offers presented to the decision maker' },
  note: 'Made for sellers who find their own customers. Change the days and the numbers to what you see in your deals.',
  stages: {
    prospect: {
      name: 'Prospect',
      statement: 'We have a problem that we would pay to solve, and nobody has asked us about it yet.',
      definition:
        'A deal is here when a company is on our list and we are finding out whether it is worth an approach.',
      happens:
        'Describe the ideal customer, draw up the list, find the people by name and look for signs that they have the problem.',
      confirming: 'Can we say in one sentence why this company should talk to us?',
      serves: 'Contact begins with a person and a reason, so that nobody has to be approached at random.',
      entry: { listed: 'The company is on the list and nobody else here is working on it' },
      checklist: {
        profile: 'Size, growth and location match our customer profile',
        person: 'One person is named, with the role and a way to reach them',
        sign: 'A public sign from the buyer shows the need: a job ad, a report, a remark',
        money: 'First hints of budget, decision maker and timing are noted',
      },
      actions: {
        research: 'Look for signs of the problem before we write',
        list: 'Keep one list, with the reason beside each name',
      },
      kpis: { matched: 'Companies per week that match the profile' },
      questions: {
        whom: 'Whom do we contact?',
        why: 'Why them, and why now?',
        how: 'Which way do they like to be reached?',
      },
      objections: {
        whereFrom: [
          'Where did you get my name?',
          'Say it openly, and offer to take the name off the list at once.',
        ],
      },
    },
    contact: {
      name: 'Contact',
      statement: 'These people seem to know this problem.',
      definition:
        'A deal is here when we have begun to approach a named person and no conversation has come about yet.',
      happens:
        'Use the channels that they use. Introduce ourselves, bring something useful and build trust; do not sell yet.',
      confirming: 'Have they answered with words of their own?',
      serves: 'Only somebody who talks with us can tell whether they fit.',
      entry: { reason: 'A named person and a reason to call are noted' },
      checklist: {
        answered: 'The buyer has answered and tells how it is done today',
        call: 'A first conversation by phone or in person was held',
        channel: 'The channel that they prefer is noted',
      },
      actions: {
        approach: 'Approach them with one thought about their situation',
        useful: 'Send something that helps them even without us',
      },
      kpis: { conversations: 'Conversations begun per week' },
      questions: { today: 'How do you handle this today?', who: 'Who else has to live with it?' },
      objections: {
        noTime: [
          'I have no time.',
          'Ask for two minutes and one question, and name a day when it suits better.',
        ],
        notInterested: [
          'We are not interested.',
          'Ask whether they tried something like it before, and listen to what went wrong.',
        ],
      },
    },
    qualify: {
      name: 'Qualify',
      statement: 'She understands what this is about for us.',
      definition: 'A deal is here when we are in talks and it is still open whether the two of us fit.',
      happens:
        'Talk about goals, obstacles, budget and how they decide. Say aloud what makes us doubt and hear the answer. Most leads end here, and that is as it should be.',
      confirming: 'Would we take this customer if they said yes today?',
      serves: 'Time goes only into deals that can be won and that do both sides good.',
      entry: { talking: 'A conversation has begun and the person is willing to answer questions' },
      checklist: {
        need: 'The buyer says in their own words what must be solved',
        budget: 'The buyer confirms a budget, or how one is found',
        decider: 'The people who decide are named, and we have a way to them',
        timing: 'A date by which it should be solved is noted',
        doubt: 'Our doubt was said aloud, and the answer is noted',
      },
      actions: { ask: 'Ask more than we tell', note: 'Note each answer with who said it' },
      kpis: { early: 'Misfits found before an offer' },
      questions: {
        goals: 'What do you want to reach this year?',
        obstacles: 'What stands in the way?',
        budget: 'What may it cost, and whose budget is it?',
        deciders: 'Who decides, and what matters to them?',
        when: 'When does it have to work?',
      },
      objections: {
        noBudget: [
          'We have no budget.',
          'Ask what the problem costs them now, and when the next budget is made.',
        ],
      },
    },
    nurture: {
      name: 'Nurture',
      statement: 'I know the product and wonder whether the change is worth it.',
      definition:
        'A deal rests here when it fits but the buyer is not ready for an offer: “not yet” has a date.',
      happens:
        'Stay in touch at agreed times: teach, help with small things, answer first doubts. Nothing is owed before the date.',
      confirming: 'Has the problem become urgent, or do they ask for an offer?',
      serves: 'Who comes back from here knows the problem well and decides faster.',
      entry: { date: 'A reason for waiting and a date for the next contact are noted' },
      checklist: {
        asks: 'The buyer says that it has become urgent, or asks for an offer',
        worth: 'What would make it worth doing is noted',
        next: 'At the last contact they learned something of use',
      },
      actions: {
        teach: 'Send what fits their situation, seldom and well chosen',
        help: 'Help with a small thing without asking for anything',
      },
      kpis: { back: 'Share that comes back with a request' },
      questions: {
        now: 'What would make this worth doing now?',
        changed: 'What has changed since we last talked?',
      },
      objections: {
        later: ['Call again next year.', 'Agree on the month and on what has to happen until then.'],
      },
    },
    present: {
      name: 'Present',
      statement: 'I have the facts and grow more confident.',
      definition: 'A deal is here when need and decision maker are known and we are showing what we offer.',
      happens:
        'Show the part that answers their need, with their challenges, their budget and their long-term plans in view.',
      confirming: 'Did the decision maker see it and say what they think?',
      serves: 'Brings the real concerns to light while there is time to answer them.',
      entry: { need: 'Need and timing are confirmed by the buyer', decider: 'The decision maker takes part' },
      checklist: {
        seen: 'The decision maker has seen the presentation',
        reaction: 'The buyer named what they like and what they miss',
        offer: 'An offer with a price is on the table',
        story: 'A customer of the same kind was shown as an example',
      },
      actions: {
        show: 'Show three things that matter to them instead of everything',
        price: 'Put the price beside the benefit',
      },
      kpis: { decider: 'Presentations with the decision maker present' },
      questions: { part: 'Which part matters most to you?', missing: 'What is missing?' },
      objections: {
        expensive: [
          'That is expensive.',
          'Ask what they compare it with, then reckon the cost of the problem together.',
        ],
      },
    },
    objections: {
      name: 'Overcome objections',
      statement: 'Firms like ours had this benefit, and I can explain it to my team.',
      definition: 'A deal is here when an offer is out and the buyer has named at least one concern.',
      happens:
        'Be patient: listen to the end, ask what lies behind it, explain, and take related concerns together.',
      confirming: 'Does the buyer say that each concern is settled?',
      serves: 'Whoever signs with an open concern will regret it; without one, yes is easy.',
      entry: { concern: 'At least one concern is noted in the buyer’s words' },
      checklist: {
        resolved: 'The buyer confirms for each concern that it is resolved',
        root: 'The cause behind each concern is noted',
        proof: 'Proof was sent: figures, a reference, a trial',
      },
      actions: {
        listen: 'Repeat the concern in our words before we answer',
        prove: 'Send the proof that fits this concern',
      },
      kpis: { resolved: 'Concerns that the buyer calls resolved' },
      questions: { behind: 'What lies behind that?', answered: 'Does that answer it for you?' },
      objections: {
        colleagues: [
          'I have to ask my colleagues.',
          'Ask what they will want to know, and prepare one page for them together.',
        ],
        risk: [
          'What if it does not work for us?',
          'Agree on a small start and on the result at which both sides go on.',
        ],
      },
    },
    close: {
      name: 'Close',
      statement: 'Buying is easy, the next steps are clear, and it feels right.',
      definition: 'A deal is here when no concern is open and the buyer has said yes to this package.',
      happens:
        'Make yes easy: sum up, sign, fix the start, send the recap. No tricks. Whoever hesitates again goes back without pressure.',
      confirming: 'Are you happy with this package, and shall we go on?',
      serves: 'Turns a yes into a commitment with a date, and gives the customer a good first day.',
      entry: { yes: 'The buyer has said yes to package and price', noConcern: 'No concern is open' },
      checklist: {
        commitment: 'The buyer has committed: signed, ordered or confirmed in writing',
        recap: 'A recap with the next steps was sent',
        start: 'The start date is agreed',
        open: 'All last questions are answered',
      },
      actions: {
        easy: 'Prepare everything so that one signature is enough',
        recap: 'Send the recap the same day and book the start',
      },
      kpis: { days: 'Days from yes to commitment' },
      questions: {
        package: 'Are you happy with this package?',
        goOn: 'Shall we go on?',
        start: 'When would you like to start?',
        else: 'What else do you need to know?',
      },
      objections: {
        discount: [
          'Can you do better on the price?',
          'Ask what would have to go for it; give nothing without something in return.',
        ],
      },
    },
  },
  decisions: {
    reply: 'Does a conversation begin?',
    fit: 'Do we fit, and is it urgent?',
    concerns: 'What does the buyer say to the offer?',
    commit: 'Does the buyer say yes to this package?',
  },
  answers: {
    noMatch: 'Does not match the profile',
    replyYes: 'Yes, we are talking',
    replyLater: 'Not now, or no answer',
    replyNever: 'Never: asks not to be contacted',
    fitUrgent: 'Fits and is urgent',
    fitLater: 'Fits, but not yet',
    fitNo: 'Does not fit',
    ready: 'Has become urgent, or asks for an offer',
    leaveAlone: 'Asks to be left in peace',
    concernsOpen: 'Names concerns',
    concernsNone: 'Has no concern',
    concernsUnfit: 'It is not what they need',
    commitYes: 'Yes',
    commitDoubt: 'A concern is still open',
    commitLater: 'Not yet',
    commitNo: 'Chooses somebody else',
  },
};
