// The seven-stage sales cycle, in Latvian.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Iegūt jaunus klientus pārdevēja paša spēkiem, no izpētes līdz apņēmībai pirkt.',
  goal: 'Piemērs: šogad iegūt 40 jaunus klientus. Ierakstiet šeit savu skaitli un datumu.',
  activities: {
    conversations: 'Notikušas pirmās sarunas',
    offers: 'Lēmuma pieņēmējam izklāstīti piedāvājumi',
  },
  note: 'Domāts pārdevējiem, kas klientus meklē paši. Pielāgojiet dienas un skaitļus tam, ko redzat savos darījumos.',
  stages: {
    prospect: {
      name: 'Izpēte',
      statement: 'Mums ir problēma, par kuras atrisināšanu maksātu, un neviens vēl nav par to jautājis.',
      definition:
        'Darījums ir šeit, kad uzņēmums ir mūsu sarakstā un mēs noskaidrojam, vai ir vērts to uzrunāt.',
      happens:
        'Aprakstiet ideālo klientu, sastādiet sarakstu, atrodiet cilvēkus pēc vārda un meklējiet problēmas pazīmes.',
      confirming: 'Vai varam vienā teikumā pateikt, kāpēc šim uzņēmumam ar mums jārunā?',
      serves: 'Saziņa sākas ar cilvēku un iemeslu, tāpēc neviens nav jāuzrunā uz labu laimi.',
      entry: { listed: 'Uzņēmums ir sarakstā, un neviens cits pie mums ar to nestrādā' },
      checklist: {
        profile: 'Lielums, izaugsme un atrašanās vieta atbilst mūsu klienta profilam',
        person: 'Ir zināms viens cilvēks, viņa amats un saziņas veids',
        sign: 'Pircēja publiska pazīme liecina par vajadzību: darba sludinājums, pārskats, izteikums',
        money: 'Pierakstītas pirmās norādes par budžetu, lēmēju un laiku',
      },
      actions: {
        research: 'Pirms rakstām, meklējam problēmas pazīmes',
        list: 'Turam vienu sarakstu ar iemeslu pie katra vārda',
      },
      kpis: { matched: 'Profilam atbilstoši uzņēmumi nedēļā' },
      questions: {
        whom: 'Ar ko sazināties?',
        why: 'Kāpēc tieši ar viņiem un kāpēc tagad?',
        how: 'Kā viņiem patīk sazināties?',
      },
      objections: {
        whereFrom: [
          'Kur jūs dabūjāt manu vārdu?',
          'Pasakiet atklāti un piedāvājiet vārdu tūlīt izņemt no saraksta.',
        ],
      },
    },
    contact: {
      name: 'Saziņa',
      statement: 'Šķiet, šie cilvēki pazīst šo problēmu.',
      definition: 'Darījums ir šeit, kad esam sākuši uzrunāt konkrētu cilvēku, bet saruna vēl nav notikusi.',
      happens:
        'Izmantojiet viņu pašu saziņas kanālus. Iepazīstieties, dodiet kaut ko noderīgu, veidojiet uzticību; vēl nepārdodiet.',
      confirming: 'Vai viņi ir atbildējuši saviem vārdiem?',
      serves: 'Tikai tas, kurš ar mums runā, var pateikt, vai esam viens otram piemēroti.',
      entry: { reason: 'Pierakstīts konkrēts cilvēks un iemesls sazināties' },
      checklist: {
        answered: 'Pircējs ir atbildējis un stāsta, kā tas tiek darīts šobrīd',
        call: 'Notikusi pirmā saruna pa tālruni vai klātienē',
        channel: 'Pierakstīts viņiem ērtākais saziņas kanāls',
      },
      actions: {
        approach: 'Uzrunājam ar vienu domu par viņu situāciju',
        useful: 'Nosūtām kaut ko, kas noder arī bez mums',
      },
      kpis: { conversations: 'Nedēļā sāktas sarunas' },
      questions: { today: 'Kā jūs to risināt šobrīd?', who: 'Kam vēl ar to jāsadzīvo?' },
      objections: {
        noTime: ['Man nav laika.', 'Palūdziet divas minūtes vienam jautājumam un piedāvājiet ērtāku dienu.'],
        notInterested: [
          'Mūs tas neinteresē.',
          'Pajautājiet, vai kas līdzīgs jau izmēģināts, un uzklausiet, kas toreiz neizdevās.',
        ],
      },
    },
    qualify: {
      name: 'Izvērtēšana',
      statement: 'Viņa saprot, kas mums te ir svarīgi.',
      definition:
        'Darījums ir šeit, kad sarunas notiek, bet vēl nav skaidrs, vai esam viens otram piemēroti.',
      happens:
        'Runājiet par mērķiem, šķēršļiem, budžetu un lēmuma gaitu. Skaļi pasakiet savas šaubas un uzklausiet atbildi. Lielākā daļa interesentu beidzas šeit, un tā tam jābūt.',
      confirming: 'Vai mēs gribētu šo klientu, ja viņš šodien teiktu „jā”?',
      serves: 'Laiku tērējam tikai darījumiem, ko var uzvarēt un kas der abām pusēm.',
      entry: { talking: 'Saruna ir sākta, un cilvēks ir gatavs atbildēt uz jautājumiem' },
      checklist: {
        need: 'Pircējs saviem vārdiem pasaka, kas jāatrisina',
        budget: 'Pircējs apstiprina budžetu vai to, kā tas tiks atrasts',
        decider: 'Lēmēji ir zināmi, un mums ir ceļš pie viņiem',
        timing: 'Pierakstīta diena, līdz kurai tam jābūt atrisinātam',
        doubt: 'Mūsu šaubas ir izteiktas un atbilde pierakstīta',
      },
      actions: { ask: 'Vairāk jautājam nekā stāstām', note: 'Pierakstām katru atbildi un to, kurš to teica' },
      kpis: { early: 'Pirms piedāvājuma atklātie nepiemērotie' },
      questions: {
        goals: 'Ko šogad gribat sasniegt?',
        obstacles: 'Kas tam traucē?',
        budget: 'Cik tas drīkst maksāt, un kura budžets tas ir?',
        deciders: 'Kurš lemj, un kas viņam svarīgi?',
        when: 'Kad tam jādarbojas?',
      },
      objections: {
        noBudget: [
          'Mums nav budžeta.',
          'Pajautājiet, cik problēma maksā tagad un kad tiks veidots nākamais budžets.',
        ],
      },
    },
    nurture: {
      name: 'Attiecību kopšana',
      statement: 'Produktu pazīstu, bet domāju, vai pārmaiņas ir tā vērtas.',
      definition:
        'Darījums šeit gaida, kad tas ir piemērots, bet pircējs vēl nav gatavs piedāvājumam: atbildei „vēl ne” ir datums.',
      happens:
        'Sazinieties norunātajos laikos: māciet, palīdziet sīkumos, kliedējiet pirmās šaubas. Pirms datuma nekas nav jādara.',
      confirming: 'Vai problēma ir kļuvusi steidzama, vai viņi lūdz piedāvājumu?',
      serves: 'Kas atgriežas no šejienes, problēmu labi pazīst un izlemj ātrāk.',
      entry: { date: 'Pierakstīts gaidīšanas iemesls un nākamās saziņas datums' },
      checklist: {
        asks: 'Pircējs saka, ka tas kļuvis steidzami, vai lūdz piedāvājumu',
        worth: 'Pierakstīts, kas to padarītu izdarīšanas vērtu',
        next: 'Pēdējā saziņā viņi uzzināja ko noderīgu',
      },
      actions: {
        teach: 'Reti un pārdomāti sūtām to, kas der viņu situācijai',
        help: 'Palīdzam sīkumā, neko neprasot pretī',
      },
      kpis: { back: 'Daļa, kas atgriežas ar lūgumu' },
      questions: {
        now: 'Kas to padarītu vērtu darīt tagad?',
        changed: 'Kas mainījies kopš pēdējās sarunas?',
      },
      objections: {
        later: ['Zvaniet nākamgad.', 'Vienojieties par mēnesi un par to, kam līdz tam jānotiek.'],
      },
    },
    present: {
      name: 'Prezentācija',
      statement: 'Man ir fakti, un kļūstu arvien drošāks.',
      definition: 'Darījums ir šeit, kad zināma vajadzība un lēmuma pieņēmējs un mēs rādām savu piedāvājumu.',
      happens:
        'Rādiet to daļu, kas atbild vajadzībai, paturot prātā viņu grūtības, budžetu un tālākos plānus.',
      confirming: 'Vai lēmuma pieņēmējs to redzēja un pateica, ko domā?',
      serves: 'Īstās bažas atklājas, kamēr vēl ir laiks tās kliedēt.',
      entry: { need: 'Pircējs ir apstiprinājis vajadzību un laiku', decider: 'Lēmuma pieņēmējs piedalās' },
      checklist: {
        seen: 'Lēmuma pieņēmējs ir redzējis prezentāciju',
        reaction: 'Pircējs nosauca, kas patīk un kā pietrūkst',
        offer: 'Ir iesniegts piedāvājums ar cenu',
        story: 'Kā piemērs parādīts līdzīgs klients',
      },
      actions: {
        show: 'Parādām trīs viņiem svarīgas lietas, nevis visu',
        price: 'Noliekam cenu blakus ieguvumam',
      },
      kpis: { decider: 'Prezentācijas, kurās ir lēmuma pieņēmējs' },
      questions: { part: 'Kura daļa jums ir svarīgākā?', missing: 'Kā pietrūkst?' },
      objections: {
        expensive: ['Tas ir dārgi.', 'Pajautājiet, ar ko viņi salīdzina, un kopā aprēķiniet problēmas cenu.'],
      },
    },
    objections: {
      name: 'Iebildumu kliedēšana',
      statement: 'Tādi uzņēmumi kā mūsējais no tā ir ieguvuši, un es to varu paskaidrot komandai.',
      definition: 'Darījums ir šeit, kad piedāvājums ir iesniegts un pircējs nosaucis vismaz vienas bažas.',
      happens:
        'Esiet pacietīgi: uzklausiet līdz galam, jautājiet, kas aiz tā slēpjas, skaidrojiet un saistītās bažas risiniet kopā.',
      confirming: 'Vai pircējs saka, ka visas bažas ir kliedētas?',
      serves: 'Kas paraksta ar bažām, to nožēlo; bez tām pateikt „jā” ir viegli.',
      entry: { concern: 'Vismaz vienas bažas pierakstītas pircēja vārdiem' },
      checklist: {
        resolved: 'Pircējs par katrām bažām apstiprina, ka tās kliedētas',
        root: 'Pierakstīts, kas ir katru bažu pamatā',
        proof: 'Nosūtīts pierādījums: skaitļi, atsauksme, izmēģinājums',
      },
      actions: {
        listen: 'Pirms atbildam, atkārtojam bažas saviem vārdiem',
        prove: 'Nosūtām tieši šīm bažām derīgu pierādījumu',
      },
      kpis: { resolved: 'Bažas, ko pircējs atzīst par kliedētām' },
      questions: { behind: 'Kas aiz tā slēpjas?', answered: 'Vai tas atbild uz jūsu jautājumu?' },
      objections: {
        colleagues: [
          'Man jāpajautā kolēģiem.',
          'Pajautājiet, ko viņi gribēs zināt, un kopā sagatavojiet viņiem vienu lapu.',
        ],
        risk: [
          'Un ja pie mums nedarbosies?',
          'Vienojieties par nelielu sākumu un par rezultātu, pie kura abas puses turpina.',
        ],
      },
    },
    close: {
      name: 'Noslēgšana',
      statement: 'Pirkt ir vienkārši, nākamie soļi ir skaidri, un sajūta ir pareiza.',
      definition: 'Darījums ir šeit, kad bažu vairs nav un pircējs šim komplektam ir teicis „jā”.',
      happens:
        'Padariet „jā” vieglu: apkopojiet, parakstiet, nosakiet sākumu, nosūtiet kopsavilkumu. Bez viltībām. Kas atkal šaubās, bez spiediena iet atpakaļ.',
      confirming: 'Vai šis komplekts jūs apmierina, un vai turpinām?',
      serves: 'Pārvērš „jā” par apņemšanos ar datumu un dod klientam labu pirmo dienu.',
      entry: { yes: 'Pircējs komplektam un cenai ir teicis „jā”', noConcern: 'Neatrisinātu bažu nav' },
      checklist: {
        commitment: 'Pircējs ir apņēmies: parakstījis, pasūtījis vai apstiprinājis rakstiski',
        recap: 'Nosūtīts kopsavilkums ar nākamajiem soļiem',
        start: 'Norunāta sākuma diena',
        open: 'Uz visiem pēdējiem jautājumiem ir atbildēts',
      },
      actions: {
        easy: 'Sagatavojam visu tā, lai pietiek ar vienu parakstu',
        recap: 'Tajā pašā dienā nosūtām kopsavilkumu un ieplānojam sākumu',
      },
      kpis: { days: 'Dienas no „jā” līdz apņemšanās brīdim' },
      questions: {
        package: 'Vai šis komplekts jūs apmierina?',
        goOn: 'Vai turpinām?',
        start: 'Kad gribat sākt?',
        else: 'Kas vēl jums jāzina?',
      },
      objections: {
        discount: [
          'Vai varat nolaist cenu?',
          'Pajautājiet, no kā par to atteikties; nedodiet neko, ja pretī nekā nav.',
        ],
      },
    },
  },
  decisions: {
    reply: 'Vai sākas saruna?',
    fit: 'Vai esam piemēroti un vai tas ir steidzami?',
    concerns: 'Ko pircējs saka par piedāvājumu?',
    commit: 'Vai pircējs šim komplektam saka „jā”?',
  },
  answers: {
    noMatch: 'Neatbilst profilam',
    replyYes: 'Jā, sarunājamies',
    replyLater: 'Ne tagad, vai nav atbildes',
    replyNever: 'Nekad: lūdz nesazināties',
    fitUrgent: 'Der un ir steidzami',
    fitLater: 'Der, bet vēl ne',
    fitNo: 'Neder',
    ready: 'Kļuvis steidzami, vai lūdz piedāvājumu',
    leaveAlone: 'Lūdz netraucēt',
    concernsOpen: 'Nosauc bažas',
    concernsNone: 'Bažu nav',
    concernsUnfit: 'Tas nav tas, kas vajadzīgs',
    commitYes: 'Jā',
    commitDoubt: 'Vēl ir bažas',
    commitLater: 'Vēl ne',
    commitNo: 'Izvēlas citu',
  },
};
