// The stages up to the buyer's yes, in English.
import type { StagesTexts } from '../structure.ts';
import type { beforeSale as shapes } from './structure-before-sale.ts';
import type { structure } from './structure.ts';

export const beforeSale: StagesTexts<typeof structure, keyof typeof shapes> = {
  brandAwareness: {
    name: 'Brand awareness',
    statement: 'Something here costs us time and money, and I would pay to be rid of it.',
    definition:
      'This is where the people whom we want to reach are shown our brand; there is no named buyer yet, only figures.',
    happens:
      'Advertise, be found in searches, post, go to fairs, send mail: always about the problem, seldom about us.',
    confirming: 'Does the right audience see us?',
    serves: 'Whoever has seen us before answers sooner.',
    entry: { audience: 'The audience and its problem are described' },
    checklist: {
      reacts: 'A buyer reacts: clicks, asks or comes to the stand',
      source: 'The source of the reaction is recorded',
    },
    actions: { show: 'Show the problem and a way out where the audience looks' },
    kpis: { reached: 'People reached per month', reactions: 'Reactions per month' },
    questions: {
      audience: 'Which audience do we want?',
      problem: 'Which of their problems do we speak about?',
    },
    objections: {
      unknown: ['I have never heard of you.', 'Let customers speak who are known in this trade.'],
    },
  },
  brandEngagement: {
    name: 'Brand engagement',
    statement: 'What we use today fails or costs too much; let me see what else there is.',
    definition:
      'A deal is here when a buyer has reacted to us: filled in a form, downloaded, chatted, joined a webinar, replied.',
    happens: 'Answer quickly, give what was asked for, and learn a little more with each contact.',
    confirming: 'Do they want to hear more from us?',
    serves: 'Sales receives leads who know why they are talking with us.',
    entry: { reacted: 'A person has reacted, and the source is known' },
    checklist: {
      consent: 'The buyer has left contact details and agreed to be contacted',
      minimum: 'The minimum for a marketing-qualified lead is met',
      problem: 'The buyer has told what brought them here',
    },
    actions: {
      answer: 'Answer within the working day',
      teach: 'Offer the piece that fits what they looked at',
    },
    kpis: { qualified: 'Leads per month that meet the minimum' },
    questions: { brought: 'What brought you here?' },
    objections: {
      looking: ['I am only looking.', 'Leave it at that, and offer something useful for looking further.'],
    },
  },
  marketingQualified: {
    name: 'Marketing-qualified lead',
    statement: 'These people know this problem; I would talk with them.',
    definition: 'A deal is here when the lead meets our agreed minimum and waits to be accepted by sales.',
    happens: 'Check location, size and industry, and hand the lead over with everything that is known.',
    confirming: 'Would sales be glad of this lead?',
    serves: 'Nothing is asked twice and no lead grows cold between two departments.',
    entry: { minimum: 'The agreed minimum is met' },
    checklist: {
      firm: 'Location, size and industry are checked',
      interest: 'The buyer has shown interest within the last weeks',
      handed: 'A hand-over briefing is with sales',
      accepted: 'A named seller has accepted the lead in the agreed time',
    },
    actions: {
      check: 'Check the firm against the profile',
      hand: 'Hand over with source, interest and history',
    },
    kpis: { accepted: 'Leads accepted in time' },
    questions: {
      geography: 'Do they fit our region and kind of customer?',
      who: 'Who is the best person to call?',
    },
    objections: {
      notNow: [
        'I only wanted the document.',
        'Thank them, ask one question about their reason, and let them choose whether we call.',
      ],
    },
  },
  nurture: {
    name: 'Nurture',
    statement: 'It is not the time yet, but do not forget me.',
    definition: 'A deal rests here when it fits but the time has not come: with a reason and a date.',
    happens: 'Write seldom and usefully. Look up at the agreed date. Nothing is owed before it.',
    confirming: 'Has something changed that makes it worth a talk?',
    serves: 'A “no” of today comes back as a well-prepared buyer.',
    entry: { reason: 'The reason for waiting and the next date are noted' },
    checklist: {
      signal: 'The buyer gets in touch, or says that the time has come',
      person: 'The contact person is still the right one',
    },
    actions: {
      useful: 'Send something of use, chosen for their reason to wait',
      watch: 'Watch for changes: people, budget, growth',
    },
    kpis: { back: 'Share that comes back' },
    questions: { changed: 'What has changed since then?', worth: 'What would make it worth doing now?' },
    objections: {
      tooEarly: ['It is still too early.', 'Ask what has to happen first and put that into the date.'],
    },
  },
  salesInteraction: {
    name: 'Sales interaction',
    statement: 'They ask about our situation before they talk about theirs.',
    definition:
      'A deal is here when sales has made first contact, with a lead from marketing or one of its own.',
    happens: 'Qualify further or disqualify: what hurts, what may it cost, when, and who decides how.',
    confirming: 'Do we know pain, budget, time and way of deciding from the buyer?',
    serves: 'Discovery is spent on deals that can come about.',
    entry: { lead: 'The lead is accepted, or a named person of our own list is approached' },
    checklist: {
      pain: 'The buyer has named the pain',
      budget: 'The buyer has confirmed a budget, or how one is found',
      timing: 'The time line is known',
      process: 'It is known who decides, and how',
    },
    actions: {
      ask: 'Ask the four questions in a conversation, not as a form',
      note: 'Note the answers and who gave them',
    },
    kpis: { reply: 'Approaches that get an answer' },
    questions: {
      solve: 'What has to be solved?',
      budget: 'What is it worth to you?',
      when: 'When should it be done?',
      who: 'Who decides, and how?',
    },
    objections: {
      sendMail: ['Send me an email.', 'Ask which question it should answer and when we may call about it.'],
      supplier: [
        'We have somebody for this.',
        'Ask what works well there and what they would still wish for.',
      ],
    },
    parts: {
      social: {
        name: 'Social networks',
        definition: 'A deal is here when the contact runs over a social network.',
        happens: 'Comment, write personally, ask for a short talk.',
        done: 'They have replied in the network and agreed to talk',
      },
      outbound: {
        name: 'Outbound email',
        definition: 'A deal is here when we have written to them first, by email.',
        happens: 'A few short letters, each with one thought about their situation.',
        done: 'They have answered the email',
      },
      networking: {
        name: 'Networking',
        definition: 'A deal is here when the contact came through people or an event.',
        happens: 'Be introduced, refer to the common acquaintance, agree on a talk.',
        done: 'They have agreed to a talk',
      },
      telephone: {
        name: 'Telephone',
        definition: 'A deal is here when we are trying to reach them by telephone.',
        happens: 'Call at good times, with a purpose and two questions.',
        done: 'They have talked with us on the phone',
      },
      inPerson: {
        name: 'In person',
        definition: 'A deal is here when we visit them or they visit us.',
        happens: 'Listen, look around, note what is done by hand.',
        done: 'They have taken the time for a personal meeting',
      },
    },
  },
  salesQualified: {
    name: 'Sales-qualified lead',
    statement: 'I know roughly what they do and wonder whether a change is worth it.',
    definition: 'A deal is here when it is qualified and the discovery meeting has not yet been arranged.',
    happens: 'Arrange the meeting, with the right people and a clear purpose.',
    confirming: 'Will the people who live with the problem be there?',
    serves: 'The right people in the room save a second meeting.',
    entry: { minimum: 'Pain, budget, time and way of deciding are known' },
    checklist: {
      booked: 'The buyer has confirmed the date of the discovery',
      attendees: 'Those who attend are named, on both sides',
      agenda: 'An agenda with our questions was sent',
    },
    actions: { arrange: 'Propose two dates and send the agenda' },
    kpis: { booked: 'Discoveries booked' },
    questions: { join: 'Who should join?', outcome: 'What should you know after the meeting?' },
    objections: {
      noMeeting: [
        'Can you not just send a price?',
        'Explain which three answers the price depends on; offer half an hour for them.',
      ],
    },
  },
  discovery: {
    name: 'Discovery',
    statement: 'They understand how we work and what we are up against.',
    definition:
      'A deal is here when the discovery meeting is scheduled, until all requirements are gathered.',
    happens:
      'Hold one or several meetings: goals, challenges, how it is solved today; write the requirements down and have them confirmed.',
    confirming: 'Does the buyer say that our list of requirements is complete?',
    serves: 'The demo can show what matters and stay short.',
    entry: { scheduled: 'The discovery meeting has a date' },
    checklist: {
      held: 'The discovery meeting was held',
      requirements: 'The buyer has confirmed the list of requirements',
      demo: 'The demo has a date',
      others: 'Other solutions in the running are noted',
    },
    actions: {
      explore: 'Let them show how it is done today',
      write: 'Send the list of requirements for correction',
    },
    kpis: { demos: 'Discoveries that lead to a demo' },
    questions: {
      goals: 'What do you want to reach?',
      challenges: 'What makes it hard?',
      today: 'How is it solved today?',
    },
    objections: {
      justPrice: [
        'We know what we need; just make an offer.',
        'Repeat what we understood; whatever is missing becomes the next question.',
      ],
    },
  },
  demo: {
    name: 'Demo',
    statement: 'I have the facts and grow more confident.',
    definition: 'A deal is here when the requirements are complete and the demo is booked.',
    happens:
      'The seller briefs the engineer, both agree on what to show and what not, and keep it short. No demo without confirmed requirements.',
    confirming: 'Does the buyer say that the solution fits?',
    serves: 'Who has seen their own case solved asks for a proposal.',
    entry: {
      complete: 'The buyer has confirmed the requirements',
      briefed: 'The engineer is briefed and the strategy agreed',
    },
    checklist: {
      shown: 'The solution was shown on the buyer’s own case',
      fits: 'The buyer says that it fits',
      asks: 'The buyer asks for a proposal',
      short: 'The demo took no longer than agreed',
    },
    actions: {
      strategy: 'Agree beforehand on the three things to show',
      show: 'Show the buyer’s case first',
    },
    kpis: { proposals: 'Demos after which a proposal is asked for' },
    questions: { moved: 'Which feature moved you most?', holds: 'What still holds you back?' },
    objections: {
      missing: [
        'One feature is missing.',
        'Ask what it is for, show how others reach the same, or say plainly that we do not have it.',
      ],
    },
  },
  proposal: {
    name: 'Proposal',
    statement: 'Firms like ours got the benefit, and I can explain it to my team.',
    definition:
      'A deal is here when the solution was shown and the offer is being made or is with the buyer.',
    happens: 'Work the offer out with the engineer, present it in person, answer what is open.',
    confirming: 'Has the buyer said yes or no?',
    serves: 'A spoken yes makes the contract a matter of form.',
    entry: { asked: 'The buyer has asked for a proposal' },
    checklist: {
      presented: 'The offer was presented, not only sent',
      answer: 'The buyer has said yes or no',
      discount: 'A discount, if there is one, is approved',
    },
    actions: {
      build: 'Put each requirement beside its answer and its price',
      present: 'Go through it with those who decide',
    },
    kpis: { yes: 'Offers that get a yes' },
    questions: { stop: 'What would stop a yes?', compare: 'What do you compare it with?' },
    objections: {
      price: ['The price is too high.', 'Ask: too high for what? Then change the scope before the price.'],
    },
  },
  verbalAgreement: {
    name: 'Verbal agreement',
    statement: 'Buying is easy, and the next steps are clear.',
    definition:
      'A deal is here when the buyer has said yes and the contract is not signed yet; it should be short.',
    happens: 'Outline the way to the contract: who checks, who signs, until when.',
    confirming: 'Do both sides know who signs and when?',
    serves: 'A signed contract lets the implementation plan its people.',
    entry: { yes: 'The buyer has said yes to scope and price' },
    checklist: {
      signers: 'The buyer has named who signs and by when',
      process: 'The way to the contract was gone through in a call',
      contract: 'The contract is signed by both sides',
    },
    actions: {
      outline: 'Send the steps to the signature with names and dates',
      papers: 'Send complete papers, ready to sign',
    },
    kpis: { days: 'Days from yes to signature' },
    questions: { signs: 'Who signs, and when?', before: 'Who has to see it before?' },
    objections: {
      legal: [
        'Our lawyers have to look at it.',
        'Offer a call between both sides’ lawyers and mark the clauses that are usually asked about.',
      ],
    },
  },
};
