// The six-stage pipeline, in Latvian.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Vienā acu uzmetienā redzēt, kur ir katrs mazas komandas darījums un kas tam vajadzīgs tālāk.',
  goal: 'Piemērs: līdz gada beigām uzvarēt 30 no katriem 100 atbilstošiem interesentiem. Ierakstiet šeit savu skaitli un datumu.',
  activities: { meetings: 'Notikušas tikšanās', proposals: 'Pēc tikšanās nosūtīti piedāvājumi' },
  note: 'Laba pirmā karte. Ja par klientiem rūpējas mārketings, pievienojiet tam joslu un pārceliet uz to posmu „Klienta noturēšana”.',
  stages: {
    prospect: {
      name: 'Iespējamais klients',
      statement: 'Mums ir problēma, par kuras atrisināšanu maksātu.',
      definition:
        'Darījums ir šeit, kad kāds varētu no mums iegūt un vēl nav ar mums runājis vai ir lūdzis atgriezties vēlāk.',
      happens:
        'Pierakstiet, no kurienes viņi nāk, atrodiet īsto cilvēku un sazinieties pirmoreiz. „Ne tagad” šeit gaida līdz savam datumam.',
      confirming: 'Vai zinām iemeslu, kāpēc viņiem būtu mūs jāuzklausa?',
      serves: 'Zināms avots vēlāk parāda, kuras pūles atved klientus.',
      entry: { benefit: 'Ir iemesls domāt, ka viņi iegūtu' },
      checklist: {
        source: 'Avots ir pierakstīts',
        reply: 'Pircējs ir atbildējis uz pirmo ziņu vai zvanu',
        person: 'Zināms cilvēks, kurš problēmu izjūt',
      },
      actions: {
        approach: 'Rakstām vai zvanām ar vienu domu par viņu situāciju',
        record: 'Avotu un iemeslu pierakstām uzreiz',
      },
      kpis: { contacts: 'Pirmās saziņas reizes nedēļā' },
      questions: { source: 'Kā par mums uzzinājāt?', noticed: 'Kas lika meklēt ko jaunu?' },
      objections: {
        noNeed: [
          'Mums neko nevajag.',
          'Pajautājiet, kā viņi to risina šobrīd un ko mainītu, ja tas būtu viegli.',
        ],
      },
    },
    qualified: {
      name: 'Atbilstošs interesents',
      statement: 'Tas, ko lietojam, nedarbojas vai maksā par dārgu.',
      definition:
        'Darījums ir šeit, kad saziņa ir sākta un zināmais liecina, ka pirkums ir ticamāks nekā vairumam.',
      happens: 'Noskaidrojiet vajadzību, budžetu, lēmēju un laiku un uzturiet vērtējumu aktuālu.',
      confirming: 'Vai šis interesents ir vērts stundu abu pušu laika?',
      serves: 'Tikšanās notiek ar cilvēkiem, kas no tām var iegūt.',
      entry: { contact: 'Viņi mums ir atbildējuši' },
      checklist: {
        score: 'Interesenta vērtējums pārsniedz mūsu slieksni',
        need: 'Pircējs ir pateicis, kas jāatrisina',
        budget: 'Zināms budžets vai ceļš pie tā',
        timing: 'Zināms pārmaiņu laiks',
      },
      actions: { ask: 'Īsā sarunā uzdodam četrus jautājumus', score: 'Pierakstām vērtējumu un iemeslus' },
      kpis: { qualified: 'Atbilstoši interesenti mēnesī' },
      questions: {
        need: 'Kam jākļūst labākam?',
        budget: 'Kas tam ieplānots?',
        authority: 'Kurš vēl lemj?',
        timing: 'Kad tam jābūt atrisinātam?',
      },
      objections: {
        infoOnly: [
          'Vienkārši atsūtiet informāciju.',
          'Pajautājiet, uz kuru jautājumu tai jāatbild, nosūtiet tieši to un norunājiet dienu sarunai.',
        ],
      },
    },
    meeting: {
      name: 'Tikšanās',
      statement: 'Viņi saprot mūsu situāciju.',
      definition: 'Darījums ir šeit, kad esam runājuši un tikšanās vai demonstrācija ir norunāta.',
      happens:
        'Tiekoties vispirms saprotiet vajadzības, rādiet tikai to, kas uz tām atbild, un vienojieties par nākamo soli.',
      confirming: 'Vai pircējs piekrīt mūsu vajadzību sarakstam?',
      serves: 'Piedāvājums var atbildēt uz sadzirdētām, nevis uzminētām vajadzībām.',
      entry: { agreed: 'Norunāta diena, laiks un dalībnieki' },
      checklist: {
        held: 'Tikšanās ir notikusi',
        needs: 'Pircējs ir apstiprinājis prasību sarakstu',
        decider: 'Zināms lēmuma pieņēmēja vārds',
        next: 'Nākamajam solim ir datums',
      },
      actions: {
        show: 'Rādām to, kas atbild viņu vajadzībām, un neko citu',
        listen: 'Pierakstām vajadzības viņu pašu vārdiem',
      },
      kpis: { held: 'Norunātās tikšanās, kas notika' },
      questions: {
        need: 'Kas jums vajadzīgs, un kas var pagaidīt?',
        today: 'Kā tas tiek darīts šobrīd, un kurš to dara?',
      },
      objections: {
        have: [
          'Mums jau ir piegādātājs.',
          'Pajautājiet, ko viņi paturētu un ko mainītu, un rādiet tikai šo atšķirību.',
        ],
      },
    },
    proposal: {
      name: 'Piedāvājums',
      statement: 'Es varu komandai paskaidrot, ko saņemam un cik tas maksā.',
      definition: 'Darījums ir šeit, kad vajadzības ir zināmas un piedāvājums ir palūgts vai nosūtīts.',
      happens: 'Pieskaņojiet piedāvājumu vajadzībām, kopā to izejiet cauri un atbildiet uz neskaidro.',
      confirming: 'Vai pircējs ir pateicis, ko domā par piedāvājumu?',
      serves: 'Skaidrs piedāvājums dod skaidru atbildi, un tā darījumu jebkurā gadījumā noslēdz.',
      entry: { requested: 'Pircējs ir lūdzis piedāvājumu', needs: 'Vajadzības ir pierakstītas' },
      checklist: {
        sent: 'Piedāvājums nosūtīts un kopā iziets cauri',
        answer: 'Pircējs ir devis atbildi',
        discount: 'Atlaide, ja tāda ir, ir apstiprināta',
      },
      actions: {
        fit: 'Nosaucam katru vajadzību un to, kas uz to atbild',
        walk: 'Izejam to cauri kopā, nevis tikai nosūtām',
      },
      kpis: { answered: 'Piedāvājumi, uz kuriem saņemta atbilde' },
      questions: { missing: 'Kā pietrūkst?', stop: 'Kas liegtu teikt „jā”?' },
      objections: {
        price: [
          'Cena ir par augstu.',
          'Vispirms samaziniet apjomu, nevis cenu, un pajautājiet, bez kuras daļas var iztikt.',
        ],
      },
    },
    closed: {
      name: 'Noslēgts',
      statement: 'Es parakstīju, un sajūta ir pareiza.',
      definition: 'Darījums ir šeit, kad pircējs ir piekritis; pārdošanas laiku tam vairs netērē.',
      happens: 'Parakstiet, pierakstiet, kas izšķīra, un palīdziet klientam labi sākt.',
      confirming: 'Vai piekrišana ir rakstiska?',
      serves: 'Pierakstītais iemesls māca uzvarēt atkal; labs sākums klientu notur.',
      entry: { accepted: 'Pircējs ir pieņēmis piedāvājumu' },
      checklist: {
        contract: 'Pircējs ir parakstījis',
        reason: 'Uzvaras iemesls ir pierakstīts',
        start: 'Norunāta sākuma diena',
      },
      actions: {
        sign: 'Parakstīšana prasa dažas minūtes',
        welcome: 'Sveicam un iepazīstinām ar cilvēku, kas par viņiem rūpējas',
      },
      kpis: { amount: 'Uzvarētā summa' },
      questions: { decided: 'Kas jums bija izšķirošais?', start: 'Kad sākam?' },
      objections: {
        terms: [
          'Šādus noteikumus nevaram parakstīt.',
          'Pajautājiet, kurš punkts satrauc, un atrisiniet to vienā zvanā ar abu pušu juristiem.',
        ],
      },
    },
    retention: {
      name: 'Klienta noturēšana',
      statement: 'Tas dara to, kādēļ pirkām, un par mums rūpējas.',
      definition: 'Darījums šeit paliek, kad pircējs ir klients un pirkumu lieto.',
      happens:
        'Uzturiet labas attiecības: jautājiet par rezultātiem, novērsiet to, kas kaitina, piedāvājiet vairāk tikai tur, kur tas palīdz.',
      confirming: 'Vai viņi šodien pirktu vēlreiz?',
      serves: 'Klienti, kas paliek un iesaka mūs, ir vieglākā izaugsme.',
      entry: { customer: 'Līgums ir spēkā, un klients ir sācis' },
      checklist: {
        result: 'Klients nosauc sasniegtu rezultātu',
        talk: 'Pēdējā ceturksnī esam ar viņiem runājuši',
        referral: 'Esam pajautājuši, kam vēl tas varētu palīdzēt',
      },
      actions: { care: 'Zvanām, pirms viņiem tas jādara', review: 'Divreiz gadā kopā aplūkojam rezultātus' },
      kpis: { kept: 'Klienti, kas paliek' },
      questions: { leave: 'Kas liktu jums aiziet?', more: 'Kam nākamajam būtu jākļūst vieglākam?' },
      objections: {
        cheaper: [
          'Cits ir lētāks.',
          'Izejiet cauri, ko viņi iegūtu un zaudētu, un godīgi pasakiet, kur ar otru pietiek.',
        ],
      },
    },
  },
  decisions: {
    worth: 'Vai tikšanās ir tā vērta?',
    solvable: 'Vai varam apmierināt vajadzības?',
    answer: 'Ko pircējs atbild?',
    stays: 'Vai klients paliek?',
  },
  answers: {
    noContact: 'Lūdz nesazināties',
    worthYes: 'Jā, vērtējums pārsniedz slieksni',
    worthLater: 'Ne tagad',
    worthNo: 'Nē, viņiem tas neder',
    solvableYes: 'Jā, lūdz piedāvājumu',
    solvableLater: 'Ne tagad',
    solvableNo: 'Nē, vajadzības apmierināt nevaram',
    answerYes: 'Pieņem',
    answerChange: 'Vajadzības ir mainījušās',
    answerLater: 'Ne tagad',
    answerNo: 'Izvēlas citu',
    staysYes: 'Paliek',
    staysNo: 'Aiziet',
  },
};
