// The fourteen stages, in Latvian: what is not a stage. The stages are in two files beside it.
import type { Texts } from '../structure.ts';
import { afterSale } from './lv-after-sale.ts';
import { beforeSale } from './lv-before-sale.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Visām nodaļām vienoties, kā svešinieks kļūst par klientu, kas paliek.',
  goal: 'Piemērs: līdz gada beigām palielināt uzvarēto darījumu daļu par 5 procentpunktiem. Ierakstiet šeit savu skaitli un datumu.',
  activities: { discoveries: 'Notikušas vajadzību sarunas', reviews: 'Ar klientiem pārskatīti rezultāti' },
  note: 'Karte var sākties ar mārketingu vai ar pārdošanas pirmo saziņu. Izņemiet to, kā jums nav: visi posmi vajadzīgi retam uzņēmumam.',
  stages: { ...beforeSale, ...afterSale },
  decisions: {
    accepted: 'Vai pārdošana interesentu pieņem?',
    qualified: 'Vai interesents der pārdošanai?',
    fits: 'Vai risinājums der?',
    yes: 'Vai pircējs saka „jā”?',
    signs: 'Vai līgums ir parakstīts?',
    renews: 'Vai klients pagarina līgumu?',
  },
  answers: {
    noMinimum: 'Nesasniedz minimumu',
    acceptedYes: 'Pieņemts',
    acceptedLater: 'Atdots atpakaļ: vēl nav gatavs',
    acceptedNo: 'Neder',
    qualifiedYes: 'Atbilst',
    qualifiedLater: 'Der, bet ne tagad',
    qualifiedNo: 'Nav vajadzības, ko varam apmierināt',
    qualifiedNever: 'Nekad: lūdz nesazināties',
    wakes: 'Atkal izrāda interesi',
    leaveAlone: 'Lūdz netraucēt',
    cancelled: 'Atliek tikšanos bez datuma',
    unmet: 'Vajag to, ko mēs nedarām',
    fitsYes: 'Der, lūdz piedāvājumu',
    fitsMore: 'Jaunas prasības',
    fitsLater: 'Der, bet ne tagad',
    fitsNo: 'Neder',
    yesYes: 'Jā',
    yesChange: 'Jā, ja kaut kas mainās',
    yesLater: 'Ne tagad',
    yesNo: 'Izvēlas citu',
    signsYes: 'Parakstīts',
    signsLater: 'Atlikts',
    signsNo: 'Atsakās',
    stopped: 'Apstājas pirms darba sākuma',
    fadesOut: 'Atmet pirmajā periodā',
    renewsYes: 'Pagarina',
    renewsNo: 'Aiziet',
  },
};
