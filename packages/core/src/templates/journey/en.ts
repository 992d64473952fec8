// What all templates share, in English.
import type { Journey } from './structure.ts';

export const journey: Journey = {
  lanes: {
    marketing: {
      name: 'Marketing',
      note: 'Makes the company known and hands over leads that meet the agreed minimum.',
    },
    sales: { name: 'Sales', note: 'Finds out what the buyer needs and leads the way to a decision.' },
    presales: {
      name: 'Pre-sales',
      note: 'Sales engineers or technical leads: show the solution, help to work out the offer.',
    },
    implementation: {
      name: 'Implementation team',
      note: 'Sets the solution up and stays close until it runs smoothly.',
    },
    accounts: {
      name: 'Account management',
      note: 'Looks after customers: keeps the benefit alive and finds what else would help.',
    },
  },
  tools: {
    calendar: 'Calendar',
    crm: 'CRM',
    demoSystem: 'Demo system',
    email: 'Email',
    eSign: 'E-signature',
    events: 'Fairs and events',
    form: 'Web form',
    helpdesk: 'Help desk',
    messages: 'Messages',
    offerTool: 'Offer builder',
    phone: 'Phone',
    projectPlan: 'Project plan',
    slides: 'Slides',
    social: 'Social networks',
    survey: 'Short survey',
    videoCall: 'Video call',
    webinar: 'Webinar',
    website: 'Website',
  },
  documents: {
    acceptance: 'Acceptance record',
    contract: 'Signed contract',
    handover: 'Hand-over briefing',
    offer: 'Offer',
    recap: 'Recap of what was agreed',
    requirements: 'List of requirements',
  },
  personas: {
    decider: {
      name: 'Decision maker',
      pains: 'Has to reach targets with a limited budget, and answers for money that brought nothing.',
      motives: 'A result that can be shown, a risk that can be kept small.',
      channels: 'Short meetings, recommendations from peers',
    },
    champion: {
      name: 'Head of the department concerned',
      pains: 'Lives with the problem every day and has to explain it upwards.',
      motives: 'Wants it solved for good, and to be the one who found the solution.',
      channels: 'Phone, email, trade events',
    },
    user: {
      name: 'Daily user',
      pains: 'Loses time on workarounds and has been promised improvements before.',
      motives: 'Less effort, no surprises, somebody who answers questions.',
      channels: 'Messages, demos, training',
    },
    purchasing: {
      name: 'Purchasing and legal',
      pains: 'Is called in late and then has to check everything in a hurry.',
      motives: 'Comparable offers, complete papers, clear terms.',
      channels: 'Email, formal documents',
    },
  },
  phases: {
    awareness: {
      name: 'Awareness',
      problem: 'Something takes too long, costs too much or goes wrong, and it is not yet clear why.',
      today: 'People work around it with spreadsheets, overtime and good will.',
      change: 'From “that is how it is here” to “this problem has a name, a cost and a cure”.',
      words: {
        notice: 'We lose time on this every week, and nobody can say how much.',
        tired: 'I fix the same thing again and again.',
      },
      questions: {
        cause: 'Where does this problem come from?',
        worth: 'What does it cost us if we leave it as it is?',
      },
      obstacles: {
        notUrgent: [
          'It is not urgent; we have managed so far.',
          'Work out together what another year without a change would cost, and name the day by which it hurts.',
        ],
        habit: [
          'We have always done it this way.',
          'Show one small step that makes the same work easier and takes nothing away.',
        ],
      },
      triggers: {
        pain: 'The seller names the very pain that the buyer feels, and the buyer asks for a conversation.',
        incident: 'A mistake, a complaint or a lost customer makes the problem visible.',
      },
    },
    consideration: {
      name: 'Consideration',
      problem:
        'The problem is clear; there are several ways to solve it, and mending what exists is one of them.',
      today: 'They compare suppliers, ask peers and reckon whether their present solution can be repaired.',
      change: 'From “they all say the same” to “I know the differences that matter to us”.',
      words: {
        compare: 'I need facts that I can put side by side.',
        repair: 'Perhaps what we have can be repaired.',
      },
      questions: {
        difference: 'What does this do better than the others, and what worse?',
        effort: 'How much work will the change make for us?',
      },
      obstacles: {
        doubt: [
          'I do not believe that this works in our case.',
          'Show exactly their case in the demo, and let them speak with a customer of the same kind.',
        ],
        risk: ['What if it goes wrong?', 'Agree on a small start with a clear result, and a way to stop.'],
      },
      triggers: {
        feature: 'In the demo one feature solves something that hurts every day.',
        peer: 'A peer tells of good experience.',
      },
    },
    decision: {
      name: 'Decision',
      problem: 'The solution is found; price, terms and people still have to come together.',
      today: 'They talk with suppliers often, gather approvals and look for reasons to wait.',
      change: 'From “it would be good” to “we do it, from this day, and everybody concerned knows why”.',
      words: { fits: 'The price fits what we get.', explain: 'I can explain to my team why we take this.' },
      questions: {
        total: 'What does it cost in all, upkeep included?',
        firstDays: 'What happens in the first days after we sign?',
      },
      obstacles: {
        paperwork: [
          'The paperwork is too much for us.',
          'Fill in what we can, send complete papers, and name one person who answers questions the same day.',
        ],
        support: [
          'We fear to be left alone after the purchase.',
          'Introduce the people who will help, and put the response times into the contract.',
        ],
        upkeep: [
          'Upkeep will cost more than we think.',
          'Lay open every cost over the whole term and say what is not included.',
        ],
      },
      triggers: {
        clear: 'An offer that is easy to understand, with clear next steps.',
        date: 'A date by which it must run: season, audit, end of the old contract.',
      },
    },
    retention: {
      name: 'Retention',
      problem: 'The solution is bought; now it has to bring, day by day, what was promised.',
      today: 'They use part of it, and old habits wait to come back.',
      change: 'From “we have it” to “we would not want to be without it, and we say so”.',
      words: { works: 'It does what we bought it for.', alone: 'When I am stuck, somebody helps.' },
      questions: { more: 'What else could we do with it?', result: 'What has it brought us so far?' },
      obstacles: {
        unused: [
          'Hardly anybody here uses it.',
          'Watch the work for an hour, train on the task that matters most, and look again after two weeks.',
        ],
        leaves: [
          'The person who wanted it has left.',
          'Know at least two people by name, and introduce ourselves to the successor in the first week.',
        ],
      },
      triggers: {
        success: 'A result that can be shown in figures.',
        change: 'A renewal, a new site, a new task or a new person in charge.',
      },
    },
  },
  library: {
    problemGuide: { name: 'Guide: the problem and where it comes from', problem: 'The cause is not known' },
    costOfWaiting: { name: 'Worksheet: what waiting costs', problem: 'It is not urgent' },
    comparison: {
      name: 'Fair comparison of the ways to solve it, repair included',
      problem: 'All solutions look alike',
    },
    customerStory: { name: 'Story of a customer of the same kind', problem: 'Doubt that it works here' },
    costSheet: { name: 'Costs over the whole term on one page', problem: 'Fear of hidden costs' },
    contractGuide: { name: 'The contract in plain words', problem: 'Too much paperwork' },
    startPlan: { name: 'Plan for the first 30 days', problem: 'Fear of being left alone' },
    firstWeeks: { name: 'First steps for users', problem: 'Hardly used' },
    yearReview: { name: 'Review: what it has brought so far', problem: 'The benefit is not seen' },
  },
  outcomes: {
    lost: {
      name: 'Lost',
      leaves:
        'An honest thank you, our notes on their requirements, one piece of advice that helps without us, and the name of a person who answers when things change.',
    },
    disqualified: {
      name: 'Disqualified',
      leaves: 'A plain word why we are not the right ones, and a pointer to somebody who can help better.',
    },
    churned: {
      name: 'Customer has left',
      leaves:
        'All their data in a usable form, help with the change, and the invitation to tell us openly what we should have done.',
    },
    customer: {
      name: 'Handed over as a customer',
      leaves:
        'A summary of what was agreed, the start date, and the person who looks after them from now on.',
    },
  },
  reasons: {
    asked: 'Asked not to be contacted',
    closed: 'Business closed or sold',
    competitor: 'Chose another supplier',
    missing: 'Something needed was missing',
    noAccess: 'No way to the decision maker',
    noBudget: 'No budget in sight',
    noDecision: 'Nobody decided',
    noNeed: 'No real need',
    price: 'Price',
    profile: 'Does not match our profile',
    repair: 'Mended what they had',
    support: 'Poor support',
    trust: 'Did not trust us enough',
    unused: 'Was hardly used',
  },
};
