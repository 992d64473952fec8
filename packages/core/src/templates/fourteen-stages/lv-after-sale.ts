// The stages from the signature on, in Latvian.
import type { StagesTexts } from '../structure.ts';
import type { afterSale as shapes } from './structure-after-sale.ts';
import type { structure } from './structure.ts';

export const afterSale: StagesTexts<typeof structure, keyof typeof shapes> = {
  contractSigned: {
    name: 'Līgums parakstīts',
    statement: 'Es parakstīju, un sajūta ir pareiza.',
    definition: 'Darījums ir šeit tikai tad, kad līgums ir parakstīts un ieviešana vēl nav sākusies.',
    happens: 'Nododiet darbu ieviešanas komandai: kas nopirkts, kas solīts, kurš ir kurš.',
    confirming: 'Vai ieviešanas komanda zina visu, kas solīts?',
    serves: 'Klientam viss nav jāstāsta no jauna.',
    entry: { signed: 'Līgumu ir parakstījušas abas puses' },
    checklist: {
      briefing: 'Darbs ir nodots ieviešanas komandai',
      promised: 'Klients ir apstiprinājis solītā kopsavilkumu',
      start: 'Norunāts ieviešanas sākums',
    },
    actions: { thank: 'Pateicamies un pasakām, kas notiks tālāk', hand: 'Iepazīstinām komandu ar klientu' },
    kpis: { briefed: 'Dienas no paraksta līdz nodošanai' },
    questions: { promised: 'Kas jums tika solīts?', first: 'Kam jādarbojas vispirms?' },
    objections: {
      regret: [
        'Vai tas bija pareizais lēmums?',
        'Atgādiniet iemeslu, ko viņi paši nosauca, un parādiet pirmo 30 dienu plānu.',
      ],
    },
  },
  implementation: {
    name: 'Ieviešana',
    statement: 'Es redzu, ka tas veidojas, un, kad jautājam, kāds atbild.',
    definition: 'Darījums ir šeit, kamēr risinājumu klientam uzstāda.',
    happens: 'Apkopojiet datus, testējiet, apmāciet, izmēģiniet, darbiniet līdztekus vecajam un pārskatiet.',
    confirming: 'Vai klients saka, ka var sākt strādāt?',
    serves: 'Rūpīgs sākums panāk, ka cilvēki to lieto.',
    entry: { team: 'Klients pazīst komandu un plānu' },
    checklist: {
      live: 'Klients ir parakstījis pieņemšanas aktu',
      trained: 'Visi lietotāji ir apmācīti',
      open: 'Neatrisinātajam ir saraksts ar atbildīgajiem un datumiem',
    },
    actions: { plan: 'Mums ir viens plāns, ko redz abas puses', train: 'Apmācām ar klienta paša uzdevumiem' },
    kpis: { onTime: 'Darbs sākts norunātajā dienā' },
    questions: { blocks: 'Kas kavē sākumu?', ready: 'Kurš vēl nav gatavs?' },
    objections: {
      noCapacity: ['Mūsu cilvēkiem tam nav laika.', 'Sadaliet mazākos soļos un pārņemiet to, ko varam mēs.'],
    },
    parts: {
      data: {
        name: 'Datu vākšana',
        definition: 'Darījums ir šeit, kamēr tiek vākti klienta dati.',
        happens: 'Pasakiet, kas vajadzīgs, pārbaudiet un kopā aizpildiet robus.',
        done: 'Klients datus ir iesniedzis un apstiprinājis, ka tie ir pilnīgi',
      },
      testing: {
        name: 'Sistēmas testēšana',
        definition: 'Darījums ir šeit, kad sistēma ir uzstādīta un mēs to testējam.',
        happens: 'Pārbaudiet katru prasību un izlabojiet to, kas neizdodas.',
        done: 'Klients ir redzējis, ka visas prasības izturēja testu',
      },
      training: {
        name: 'Apmācība',
        definition: 'Darījums ir šeit, kamēr tiek apmācīti lietotāji.',
        happens: 'Īsas nodarbības ar viņu pašu uzdevumiem.',
        done: 'Lietotāji savu galveno uzdevumu ir paveikuši paši',
      },
      beta: {
        name: 'Izmēģinājums',
        definition: 'Darījums ir šeit, kamēr ar to strādā neliela grupa.',
        happens: 'Vērojiet, ik dienu jautājiet, uzlabojiet.',
        done: 'Grupa saka, ka tas ir gatavs visiem',
      },
      parallel: {
        name: 'Līdztekus vecajam',
        definition: 'Darījums ir šeit, kamēr vecais un jaunais darbojas reizē.',
        happens: 'Salīdziniet rezultātus un izskaidrojiet atšķirības.',
        done: 'Klients apstiprina, ka jaunie rezultāti ir pareizi',
      },
      review: {
        name: 'Pārskatīšana',
        definition: 'Darījums ir šeit, kad viss ir izdarīts un tiek lemts par sākumu.',
        happens: 'Izejiet cauri neatrisinātajam un nosauciet dienu.',
        done: 'Klients ir nosaucis sākuma dienu',
      },
    },
  },
  goLive: {
    name: 'Darba sākums',
    statement: 'Mēs ar to strādājam, un tas dara to, kādēļ pirkām.',
    definition: 'Darījums ir šeit, kad klients ir apstiprinājis, ka to lieto ik dienu.',
    happens:
      'Pirmajās dienās esiet klāt un nokārtojiet uzskaiti: pārdošanas ieskaiti un komisiju. Daži uzņēmumi to dara parakstot; tad pārceliet pagrieziena punktus uz turieni.',
    confirming: 'Vai tas dara to, kādēļ jūs to pirkāt?',
    serves: 'Pārdošana ir pabeigta, un ir zināms, kurš par klientu rūpējas.',
    entry: { inUse: 'Klients rakstiski apstiprinājis, ka to lieto' },
    checklist: {
      works: 'Klients zvanā saka, ka tas dara to, kādēļ pirkts',
      credit: 'Ieskaite un komisija ir reģistrēta un apstiprināta',
      care: 'Zināmi cilvēki, kas par klientu rūpējas',
    },
    actions: { stand: 'Pirmajās dienās esam uzreiz sasniedzami', record: 'Pierakstām datumu un ieskaiti' },
    kpis: { days: 'Dienas no paraksta līdz darba sākumam' },
    questions: { does: 'Vai tas dara to, kādēļ jūs to pirkāt?' },
    objections: {
      different: [
        'Mēs to bijām iedomājušies citādi.',
        'Paņemiet solītā kopsavilkumu un izejiet to cauri rindu pa rindai.',
      ],
    },
  },
  newClient: {
    name: 'Jauns klients',
    statement: 'Tas kļūst par ikdienu, un, kad iestrēgstu, zinu, kam jautāt.',
    definition: 'Darījums ir šeit ciešas aprūpes periodā pēc darba sākuma.',
    happens: 'Sazinieties katru nedēļu, atrisiniet grūto, vērojiet, vai to lieto.',
    confirming: 'Vai viss iet gludi bez mūsu palīdzības?',
    serves: 'Kam pēc pirmajām nedēļām viss ir viegli, tas paliek gadiem.',
    entry: { live: 'Tas darbojas, un aprūpes komanda ir iepazinusies' },
    checklist: {
      smooth: 'Klients saka, ka viss iet gludi',
      quiet: 'Neatbildētu uzstādīšanas jautājumu nav',
      handed: 'Nodošanas apraksts ir pie klientu apkalpošanas',
      survey: 'Lietotāji ir atbildējuši uz īsu aptauju',
    },
    actions: {
      check: 'Katru nedēļu zvanām un jautājam, kas vēl ir grūti',
      fix: 'Katru jautājumu atrisinām vienas dienas laikā',
    },
    kpis: { graduated: 'Klienti, kas šo periodu iziet' },
    questions: { hard: 'Kas vēl ir grūti?', unused: 'Ko jūs vēl nelietojat?' },
    objections: {
      effort: [
        'Darba ir vairāk nekā iepriekš.',
        'Atrodiet to vienu uzdevumu, kas to rada, un vispirms mainiet to.',
      ],
    },
  },
  existingClient: {
    name: 'Esošs klients',
    statement: 'Tas atmaksājas, un es to ieteiktu citiem.',
    definition: 'Darījums šeit paliek, kad klients norunāto laiku to lietojis bez īpašas aprūpes.',
    happens: 'Esiet noderīgi: atbalsts, rezultātu pārskats, vairāk tur, kur tas palīdz, un ieteikumi citiem.',
    confirming: 'Vai viņi šodien to pirktu vēlreiz?',
    serves: 'Klienti, kas paliek un iesaka mūs, piepilda šīs kartes pirmo posmu.',
    entry: { period: 'Aprūpes periods ir beidzies, un klientu apkalpošana ir pārņēmusi' },
    checklist: {
      result: 'Klients nosauc sasniegtos rezultātus',
      review: 'Šogad rezultāti ir pārskatīti kopā',
      plan: 'Klienta plānam ir atbildīgie un datumi',
    },
    actions: { care: 'Zvanām, pirms viņiem tas jādara', review: 'Rādām viņu pašu skaitļos, ko tas ir devis' },
    kpis: { kept: 'Klienti, kas paliek' },
    questions: { who: 'Kam vēl būtu mūs jāpazīst?', more: 'Kas jums palīdzētu tālāk?' },
    objections: {
      cheaper: [
        'Cits ir lētāks.',
        'Izejiet cauri, ko viņi iegūtu un zaudētu; salabojiet to, kas lika skatīties apkārt.',
      ],
    },
    parts: {
      retention: {
        name: 'Atbalsts, lai paliek',
        definition:
          'Darījums ir šeit, kad klientam, lai paliktu, vajadzīga aprūpe: jautājums, problēma vai pagarināšana.',
        happens: 'Atbildiet, salabojiet un laikus runājiet par pagarināšanu.',
        done: 'Klients saka, ka jautājums ir atrisināts',
      },
      upsell: {
        name: 'Papildu pārdošana',
        definition: 'Darījums ir šeit, kad klientam ir vajadzība, ko apmierinātu vēl kas no mums.',
        happens: 'Piedāvājiet tur, kur tas palīdz, kā atsevišķu darījumu.',
        done: 'Klients ir pateicis, vai to grib',
      },
      referrals: {
        name: 'Ieteikumi',
        definition: 'Darījums ir šeit, kad klients ir apmierināts un pazīst citus ar to pašu problēmu.',
        happens: 'Lūdziet iepazīstināt, turpiniet saziņu, pastāstiet, kas no tā iznāca.',
        done: 'Klients ir kādu nosaucis vai atteicies',
      },
    },
  },
};
