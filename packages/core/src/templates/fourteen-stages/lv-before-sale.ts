// The stages up to the buyer's yes, in Latvian.
import type { StagesTexts } from '../structure.ts';
import type { beforeSale as shapes } from './structure-before-sale.ts';
import type { structure } from './structure.ts';

export const beforeSale: StagesTexts<typeof structure, keyof typeof shapes> = {
  brandAwareness: {
    name: 'Zīmola atpazīšana',
    statement: 'Kaut kas te mums tērē laiku un naudu, un es maksātu, lai no tā tiktu vaļā.',
    definition:
      'Šis posms ir tad, kad cilvēki, kurus gribam sasniegt, redz mūsu zīmolu; konkrēta pircēja vēl nav, ir tikai skaitļi.',
    happens:
      'Reklamējiet, esiet atrodami meklētājos, publicējiet, brauciet uz izstādēm, sūtiet vēstules: vienmēr par problēmu, reti par sevi.',
    confirming: 'Vai mūs redz īstā auditorija?',
    serves: 'Kas mūs jau ir redzējis, atbild ātrāk.',
    entry: { audience: 'Auditorija un tās problēma ir aprakstīta' },
    checklist: {
      reacts: 'Pircējs reaģē: noklikšķina, jautā vai pienāk pie stenda',
      source: 'Reakcijas avots ir pierakstīts',
    },
    actions: { show: 'Rādām problēmu un izeju tur, kur auditorija skatās' },
    kpis: { reached: 'Mēnesī sasniegtie cilvēki', reactions: 'Reakcijas mēnesī' },
    questions: { audience: 'Kādu auditoriju gribam?', problem: 'Par kuru viņu problēmu runājam?' },
    objections: {
      unknown: ['Nekad neesmu par jums dzirdējis.', 'Ļaujiet runāt klientiem, kurus nozarē pazīst.'],
    },
  },
  brandEngagement: {
    name: 'Iesaiste ar zīmolu',
    statement: 'Tas, ko lietojam, nedarbojas vai maksā par dārgu; paskatīšos, kas vēl ir.',
    definition:
      'Darījums ir šeit, kad pircējs uz mums ir reaģējis: aizpildījis veidlapu, lejupielādējis, rakstījis tērzētavā, piedalījies vebinārā, atbildējis.',
    happens: 'Atbildiet ātri, dodiet to, kas lūgts, un katrā saziņas reizē uzziniet mazliet vairāk.',
    confirming: 'Vai viņi grib no mums dzirdēt vairāk?',
    serves: 'Pārdošana saņem interesentus, kas zina, kāpēc ar mums runā.',
    entry: { reacted: 'Cilvēks ir reaģējis, un avots ir zināms' },
    checklist: {
      consent: 'Pircējs ir atstājis kontaktus un piekritis saziņai',
      minimum: 'Sasniegts mārketinga interesenta minimums',
      problem: 'Pircējs ir pastāstījis, kas viņu atveda',
    },
    actions: {
      answer: 'Atbildam tajā pašā darbdienā',
      teach: 'Piedāvājam to, kas saistīts ar viņu aplūkoto',
    },
    kpis: { qualified: 'Interesenti mēnesī, kas sasniedz minimumu' },
    questions: { brought: 'Kas jūs te atveda?' },
    objections: {
      looking: ['Es tikai skatos.', 'Neuzstājiet un piedāvājiet ko noderīgu tālākai skatīšanai.'],
    },
  },
  marketingQualified: {
    name: 'Mārketinga atbilstošs interesents',
    statement: 'Šie cilvēki pazīst šo problēmu; ar viņiem es parunātu.',
    definition:
      'Darījums ir šeit, kad interesents sasniedzis norunāto minimumu un gaida, lai pārdošana to pieņem.',
    happens: 'Pārbaudiet atrašanās vietu, lielumu un nozari un nododiet interesentu ar visu, kas zināms.',
    confirming: 'Vai pārdošana par šo interesentu priecātos?',
    serves: 'Nekas netiek jautāts divreiz, un neviens interesents neatdziest starp divām nodaļām.',
    entry: { minimum: 'Norunātais minimums ir sasniegts' },
    checklist: {
      firm: 'Atrašanās vieta, lielums un nozare ir pārbaudīti',
      interest: 'Pircējs pēdējās nedēļās ir jautājis vai atbildējis',
      handed: 'Nodošanas apraksts ir pie pārdošanas',
      accepted: 'Konkrēts pārdevējs interesentu ir pieņēmis norunātajā laikā',
    },
    actions: { check: 'Salīdzinām uzņēmumu ar profilu', hand: 'Nododam ar avotu, interesi un vēsturi' },
    kpis: { accepted: 'Laikā pieņemtie interesenti' },
    questions: { geography: 'Vai viņi ir mūsu reģionā un klientu lokā?', who: 'Kam vislabāk zvanīt?' },
    objections: {
      notNow: [
        'Es gribēju tikai dokumentu.',
        'Pateicieties, uzdodiet vienu jautājumu par iemeslu un ļaujiet izvēlēties, vai mums zvanīt.',
      ],
    },
  },
  nurture: {
    name: 'Attiecību kopšana',
    statement: 'Vēl nav laiks, bet neaizmirstiet mani.',
    definition: 'Darījums šeit gaida, kad tas der, bet laiks vēl nav pienācis: ar iemeslu un datumu.',
    happens: 'Rakstiet reti un noderīgi. Sazinieties norunātajā dienā. Pirms tās nekas nav jādara.',
    confirming: 'Vai kas ir mainījies, lai būtu vērts parunāt?',
    serves: 'Šodienas „nē” atgriežas kā labi sagatavots pircējs.',
    entry: { reason: 'Pierakstīts gaidīšanas iemesls un nākamais datums' },
    checklist: {
      signal: 'Pircējs sazinās vai saka, ka laiks ir pienācis',
      person: 'Kontaktpersona joprojām ir īstā',
    },
    actions: {
      useful: 'Sūtām ko noderīgu, izvēlētu pēc gaidīšanas iemesla',
      watch: 'Sekojam pārmaiņām: cilvēkiem, budžetam, izaugsmei',
    },
    kpis: { back: 'Daļa, kas atgriežas' },
    questions: { changed: 'Kas kopš tā laika mainījies?', worth: 'Kas to padarītu vērtu darīt tagad?' },
    objections: {
      tooEarly: ['Vēl par agru.', 'Pajautājiet, kam vispirms jānotiek, un pēc tā izvēlieties datumu.'],
    },
  },
  salesInteraction: {
    name: 'Pārdošanas pirmā saziņa',
    statement: 'Viņi vispirms jautā par mums un tikai tad stāsta par sevi.',
    definition:
      'Darījums ir šeit, kad pārdošana ir pirmoreiz sazinājusies ar mārketinga vai pašas atrastu interesentu.',
    happens: 'Izvērtējiet tālāk vai noraidiet: kas sāp, cik tas drīkst maksāt, kad, un kurš kā lemj.',
    confirming: 'Vai sāpi, budžetu, laiku un lēmuma gaitu zinām no pircēja paša?',
    serves: 'Vajadzību sarunas notiek tikai par darījumiem, kas var izdoties.',
    entry: { lead: 'Interesents ir pieņemts, vai uzrunāts konkrēts cilvēks no mūsu saraksta' },
    checklist: {
      pain: 'Pircējs ir nosaucis, kas sāp',
      budget: 'Pircējs apstiprinājis budžetu vai to, kā tas tiks atrasts',
      timing: 'Zināms laika grafiks',
      process: 'Zināms, kurš un kā lemj',
    },
    actions: {
      ask: 'Četrus jautājumus uzdodam sarunā, nevis kā anketu',
      note: 'Pierakstām atbildes un to, kurš tās deva',
    },
    kpis: { reply: 'Uzrunas, uz kurām saņemta atbilde' },
    questions: {
      solve: 'Kas jāatrisina?',
      budget: 'Cik tas jums ir vērts?',
      when: 'Kad tam jābūt gatavam?',
      who: 'Kurš lemj un kā?',
    },
    objections: {
      sendMail: [
        'Atsūtiet e-pastu.',
        'Pajautājiet, uz kuru jautājumu tam jāatbild un kad par to drīkst piezvanīt.',
      ],
      supplier: ['Mums šim jau kāds ir.', 'Pajautājiet, kas tur ir labi un ko vēl gribētos.'],
    },
    parts: {
      social: {
        name: 'Sociālie tīkli',
        definition: 'Darījums ir šeit, kad saziņa notiek sociālajā tīklā.',
        happens: 'Komentējiet, rakstiet personiski, lūdziet īsu sarunu.',
        done: 'Viņi tīklā ir atbildējuši un piekrituši sarunai',
      },
      outbound: {
        name: 'Uzrunas e-pasts',
        definition: 'Darījums ir šeit, kad pirmie esam uzrakstījuši e-pastu mēs.',
        happens: 'Dažas īsas vēstules, katrā viena doma par viņu situāciju.',
        done: 'Viņi uz e-pastu ir atbildējuši',
      },
      networking: {
        name: 'Paziņas',
        definition: 'Darījums ir šeit, kad saziņa radusies caur cilvēkiem vai pasākumu.',
        happens: 'Lūdziet iepazīstināt, pieminiet kopīgo paziņu, norunājiet sarunu.',
        done: 'Viņi ir piekrituši sarunai',
      },
      telephone: {
        name: 'Tālrunis',
        definition: 'Darījums ir šeit, kad cenšamies viņus sazvanīt.',
        happens: 'Zvaniet piemērotā laikā, ar mērķi un diviem jautājumiem.',
        done: 'Viņi ar mums ir runājuši pa tālruni',
      },
      inPerson: {
        name: 'Klātienē',
        definition: 'Darījums ir šeit, kad mēs apmeklējam viņus vai viņi mūs.',
        happens: 'Klausieties, skatieties, pierakstiet, kas tiek darīts ar roku.',
        done: 'Viņi ir atvēlējuši laiku tikšanās reizei klātienē',
      },
    },
  },
  salesQualified: {
    name: 'Pārdošanas atbilstošs interesents',
    statement: 'Aptuveni zinu, ko viņi dara, un domāju, vai pārmaiņas ir tā vērtas.',
    definition: 'Darījums ir šeit, kad tas atbilst, bet vajadzību saruna vēl nav norunāta.',
    happens: 'Norunājiet tikšanos ar īstajiem cilvēkiem un skaidru mērķi.',
    confirming: 'Vai būs cilvēki, kas ar problēmu sadzīvo ik dienu?',
    serves: 'Īstie cilvēki pie galda aiztaupa otru tikšanos.',
    entry: { minimum: 'Sāpe, budžets, laiks un lēmuma gaita ir zināmi' },
    checklist: {
      booked: 'Pircējs ir apstiprinājis vajadzību sarunas dienu',
      attendees: 'Zināmi abu pušu dalībnieki',
      agenda: 'Nosūtīta darba kārtība ar mūsu jautājumiem',
    },
    actions: { arrange: 'Piedāvājam divus datumus un nosūtām darba kārtību' },
    kpis: { booked: 'Norunātās vajadzību sarunas' },
    questions: { join: 'Kam būtu jāpiedalās?', outcome: 'Kas jums pēc tikšanās būtu jāzina?' },
    objections: {
      noMeeting: [
        'Vai nevarat vienkārši atsūtīt cenu?',
        'Paskaidrojiet, no kurām trim atbildēm cena atkarīga, un palūdziet tām pusstundu.',
      ],
    },
  },
  discovery: {
    name: 'Vajadzību saruna',
    statement: 'Viņi saprot, kā mēs strādājam un ar ko saskaramies.',
    definition:
      'Darījums ir šeit no brīža, kad vajadzību saruna ir norunāta, līdz visas prasības ir apkopotas.',
    happens:
      'Viena vai vairākas tikšanās: mērķi, grūtības, kā tas tiek risināts šobrīd; pierakstiet prasības un lūdziet tās apstiprināt.',
    confirming: 'Vai pircējs saka, ka mūsu prasību saraksts ir pilnīgs?',
    serves: 'Demonstrācija var rādīt svarīgo un būt īsa.',
    entry: { scheduled: 'Vajadzību sarunai ir datums' },
    checklist: {
      held: 'Vajadzību saruna ir notikusi',
      requirements: 'Pircējs ir apstiprinājis prasību sarakstu',
      demo: 'Demonstrācijai ir datums',
      others: 'Pierakstīti citi risinājumi, kas tiek apsvērti',
    },
    actions: {
      explore: 'Lūdzam parādīt, kā tas tiek darīts šobrīd',
      write: 'Nosūtām prasību sarakstu labošanai',
    },
    kpis: { demos: 'Vajadzību sarunas, pēc kurām notiek demonstrācija' },
    questions: {
      goals: 'Ko gribat sasniegt?',
      challenges: 'Kas to apgrūtina?',
      today: 'Kā tas tiek risināts šobrīd?',
    },
    objections: {
      justPrice: [
        'Mēs zinām, ko vajag; vienkārši piedāvājiet.',
        'Atkārtojiet saprasto; kas trūkst, ir nākamais jautājums.',
      ],
    },
  },
  demo: {
    name: 'Demonstrācija',
    statement: 'Man ir fakti, un kļūstu arvien drošāks.',
    definition: 'Darījums ir šeit, kad prasības ir pilnīgas un demonstrācija norunāta.',
    happens:
      'Pārdevējs sagatavo inženieri, abi vienojas, ko rādīt un ko ne, un runā īsi. Bez apstiprinātām prasībām demonstrācijas nav.',
    confirming: 'Vai pircējs saka, ka risinājums der?',
    serves: 'Kas redzējis atrisinātu savu gadījumu, lūdz piedāvājumu.',
    entry: {
      complete: 'Pircējs ir apstiprinājis prasības',
      briefed: 'Inženieris ir sagatavots, un pieeja norunāta',
    },
    checklist: {
      shown: 'Risinājums parādīts ar pircēja gadījumu',
      fits: 'Pircējs saka, ka tas der',
      asks: 'Pircējs lūdz piedāvājumu',
      short: 'Demonstrācija nebija ilgāka, kā norunāts',
    },
    actions: {
      strategy: 'Iepriekš vienojamies par trim rādāmām lietām',
      show: 'Vispirms rādām pircēja gadījumu',
    },
    kpis: { proposals: 'Demonstrācijas, pēc kurām lūdz piedāvājumu' },
    questions: { moved: 'Kura iespēja jūs uzrunāja visvairāk?', holds: 'Kas jūs vēl attur?' },
    objections: {
      missing: [
        'Vienas iespējas trūkst.',
        'Pajautājiet, kam tā vajadzīga, parādiet, kā to panāk citi, vai skaidri pasakiet, ka tās nav.',
      ],
    },
  },
  proposal: {
    name: 'Piedāvājums',
    statement: 'Tādi uzņēmumi kā mūsējais no tā ir ieguvuši, un es to varu paskaidrot komandai.',
    definition: 'Darījums ir šeit, kad risinājums ir parādīts un piedāvājums top vai ir pie pircēja.',
    happens: 'Sagatavojiet piedāvājumu kopā ar inženieri, izklāstiet to paši, atbildiet uz neskaidro.',
    confirming: 'Vai pircējs ir teicis „jā” vai „nē”?',
    serves: 'Ja teikts „jā”, līgums ir tikai formalitāte.',
    entry: { asked: 'Pircējs ir lūdzis piedāvājumu' },
    checklist: {
      presented: 'Piedāvājums ir izklāstīts, ne tikai nosūtīts',
      answer: 'Pircējs ir teicis „jā” vai „nē”',
      discount: 'Atlaide, ja tāda ir, ir apstiprināta',
    },
    actions: {
      build: 'Katru prasību noliekam blakus atbildei un cenai',
      present: 'Izejam to cauri kopā ar tiem, kas lemj',
    },
    kpis: { yes: 'Piedāvājumi, kas saņem „jā”' },
    questions: { stop: 'Kas liegtu teikt „jā”?', compare: 'Ar ko jūs salīdzināt?' },
    objections: {
      price: [
        'Cena ir par augstu.',
        'Pajautājiet: par augstu, ar ko salīdzinot? Tad vispirms mainiet apjomu, ne cenu.',
      ],
    },
  },
  verbalAgreement: {
    name: 'Mutiska vienošanās',
    statement: 'Pirkt ir vienkārši, un nākamie soļi ir skaidri.',
    definition:
      'Darījums ir šeit, kad pircējs ir teicis „jā”, bet līgums vēl nav parakstīts; tam jābūt īsam.',
    happens: 'Izklāstiet ceļu līdz līgumam: kurš pārbauda, kurš paraksta, līdz kam.',
    confirming: 'Vai abas puses zina, kurš un kad parakstīs?',
    serves: 'Ar parakstītu līgumu ieviešanas komanda var plānot savus cilvēkus.',
    entry: { yes: 'Pircējs apjomam un cenai ir teicis „jā”' },
    checklist: {
      signers: 'Pircējs ir nosaucis, kurš un līdz kam paraksta',
      process: 'Ceļš līdz līgumam zvanā iziets cauri',
      contract: 'Līgumu ir parakstījušas abas puses',
    },
    actions: {
      outline: 'Nosūtām soļus līdz parakstam ar vārdiem un datumiem',
      papers: 'Nosūtām pilnus, parakstīšanai gatavus dokumentus',
    },
    kpis: { days: 'Dienas no „jā” līdz parakstam' },
    questions: { signs: 'Kurš paraksta, un kad?', before: 'Kam tas pirms tam jāredz?' },
    objections: {
      legal: [
        'Mūsu juristiem tas jāapskata.',
        'Piedāvājiet abu pušu juristu zvanu un atzīmējiet punktus, par kuriem parasti jautā.',
      ],
    },
  },
};
