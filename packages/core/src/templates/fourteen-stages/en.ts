// The fourteen stages, in English: what is not a stage. The stages are in two files beside it.
import type { Texts } from '../structure.ts';
import { afterSale } from './en-after-sale.ts';
import { beforeSale } from './en-before-sale.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Agree across all departments how a stranger becomes a customer who stays.',
  goal: 'Example: raise the share of deals won by 5 percentage points by the end of the year. Put your own number and date here.',
  activities: { discoveries: 'Discovery meetings held', reviews: 'Results reviewed with customers' },
  note: 'The map may start with marketing or with the first contact by sales. Take out what you do not have: few companies need every stage.',
  stages: { ...beforeSale, ...afterSale },
  decisions: {
    accepted: 'Does sales accept the lead?',
    qualified: 'Is the lead qualified for sales?',
    fits: 'Does the solution fit?',
    yes: 'Does the buyer say yes?',
    signs: 'Is the contract signed?',
    renews: 'Does the customer renew?',
  },
  answers: {
    noMinimum: 'Will not meet the minimum',
    acceptedYes: 'Accepted',
    acceptedLater: 'Handed back: not ready yet',
    acceptedNo: 'Does not fit',
    qualifiedYes: 'Qualified',
    qualifiedLater: 'Fits, but not now',
    qualifiedNo: 'Has no need that we can meet',
    qualifiedNever: 'Never: asks not to be contacted',
    wakes: 'Shows interest again',
    leaveAlone: 'Asks to be left in peace',
    cancelled: 'Puts the meeting off without a date',
    unmet: 'Needs something that we do not do',
    fitsYes: 'Fits, asks for a proposal',
    fitsMore: 'New requirements',
    fitsLater: 'Fits, but not now',
    fitsNo: 'Does not fit',
    yesYes: 'Yes',
    yesChange: 'Yes, if something changes',
    yesLater: 'Not now',
    yesNo: 'Chooses somebody else',
    signsYes: 'Signed',
    signsLater: 'Put off',
    signsNo: 'Withdraws',
    stopped: 'Stops before going live',
    fadesOut: 'Gives up during the first period',
    renewsYes: 'Renews',
    renewsNo: 'Leaves',
  },
};
