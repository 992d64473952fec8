// The buyer's journey, in Latvian.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'Saprast, kā pircēji nonāk pie lēmuma, un palīdzēt tur, kur viņiem to vajag.',
  goal: 'Piemērs: līdz gada beigām saīsināt laiku no pirmā jautājuma līdz lēmumam līdz 60 dienām. Ierakstiet šeit savu skaitli un datumu.',
  activities: {
    calls: 'Notikušas vajadzību sarunas',
    asked: 'Jauni klienti, kuriem pajautāts, kāpēc viņi izvēlējās mūs',
  },
  note: 'Sāciet ar fāzēm: izlasiet pircēja vārdus, aizstājiet tos ar to, ko jūsu pircēji patiešām saka, un tad sadaliet posmus, kā jums vajag.',
  stages: {
    understand: {
      name: 'Saprot problēmu',
      statement: 'Man ir problēma, par kuras atrisināšanu es maksātu.',
      definition: 'Darījums ir šeit, kad pircējs zina, ka kaut kam jākļūst labākam, un cenšas saprast, kam.',
      happens:
        'Viņi lasa, jautā un meklē cēloņus. Mēs izskaidrojam problēmu, precīzi nosaucam, kas sāp, un nespiežam.',
      confirming: 'Vai pircējs var pateikt, kas ir problēma un cik tā maksā?',
      serves: 'Kas problēmu saprot, var salīdzināt risinājumus; kas nesaprot, gaida.',
      entry: { problem: 'Kāds vārdos vai darbos ir parādījis, ka viņam ir šī problēma' },
      checklist: {
        pain: 'Pircējs saviem vārdiem nosauc, kas sāp',
        asks: 'Pircējs lūdz vajadzību sarunu',
        source: 'Pierakstīts, kas viņus pie mums atveda',
      },
      actions: {
        explain: 'Publicējam to, kas izskaidro problēmu, nepārdodot',
        name: 'Nosaucam tieši to, kas sāp tādiem uzņēmumiem kā viņu',
      },
      kpis: { calls: 'Mēnesī lūgtas vajadzību sarunas' },
      questions: { when: 'Kad to pamanījāt pirmoreiz?', tried: 'Ko līdz šim esat mēģinājuši?' },
      objections: {
        notUrgent: [
          'Tas nav steidzami.',
          'Aprēķiniet, cik maksā gads gaidīšanas; ja maz, norunājiet dienu, kad paskatīties vēlreiz.',
        ],
      },
    },
    compare: {
      name: 'Salīdzina risinājumus',
      statement: 'Tas, ko lietojam, nedarbojas, un domāju, vai pārmaiņas ir tā vērtas.',
      definition: 'Darījums ir šeit, kad pircējs nopietni salīdzina risinājumus, arī esošā labošanu.',
      happens:
        'Viņi vāc ziņas no vairākām pusēm. Mēs dodam faktus godīgam salīdzinājumam un rādām, kas novērš viņu sāpi.',
      confirming: 'Vai pircējs ir nosaucis iespēju, kas novērš viņa sāpi?',
      serves: 'Godīgs salīdzinājums dod noturīgu lēmumu.',
      entry: { discovery: 'Vajadzību saruna ir lūgta un norunāta' },
      checklist: {
        feature: 'Pircējs nosauc iespēju, kas bija izšķiroša',
        needs: 'Prasības ir pierakstītas',
        demo: 'Notikusi demonstrācija ar viņu pašu gadījumu',
        others: 'Pierakstīti citi risinājumi, ko viņi apskata',
      },
      actions: {
        facts: 'Dodam ziņas, ko var nolikt blakus, arī par vājajām vietām',
        show: 'Rādām viņu gadījumu, nevis visu produktu',
      },
      kpis: { demos: 'Demonstrācijas, kas ved pie lēmuma' },
      questions: { criteria: 'Pēc kā jūs izvēlēsieties?', repair: 'Ko prasītu esošā salabošana?' },
      objections: {
        doubt: ['Šaubos, vai tas der mūsu gadījumam.', 'Parādiet tieši šo gadījumu vai pasakiet, ka neder.'],
      },
    },
    choose: {
      name: 'Izvēlas un vienojas',
      statement: 'Cena der, es to varu paskaidrot komandai, un nākamie soļi ir skaidri.',
      definition:
        'Darījums ir šeit, kad pircējs atradis derīgu risinājumu un kārto cenu, noteikumus un saskaņojumus.',
      happens:
        'Viņi runā ar mums biežāk nekā jebkad. Mēs mazinām papīrus, atbildam uzreiz un viegli pamudinām.',
      confirming: 'Vai pircējs pieņem piedāvājumu?',
      serves: 'Viegls pirkums ir pirmais pierādījums, ka viegls būs arī pārējais.',
      entry: { answers: 'Kāda iespēja novērš sāpi, un pircējs jautā par noteikumiem' },
      checklist: {
        accepts: 'Pircējs rakstiski pieņem piedāvājumu',
        offer: 'Izklāstīts piedāvājums ar visām izmaksām, arī uzturēšanu',
        price: 'Īpašā cena, ja tāda ir, ir apstiprināta',
      },
      actions: {
        ease: 'Aizpildām viņu vietā visu, ko varam',
        help: 'Nosaucam vienu cilvēku, kas atbild tajā pašā dienā',
      },
      kpis: { accepted: 'Pieņemtie piedāvājumi' },
      questions: {
        stands: 'Kas vēl šķir jūs no „jā”?',
        deciders: 'Kam vēl jāpiekrīt, un kas viņiem vajadzīgs?',
      },
      objections: {
        paperwork: [
          'Par daudz papīru.',
          'Nosūtiet pilnus dokumentus un veidlapas aizpildiet kopā vienā zvanā.',
        ],
        upkeep: ['Cik mums maksās uzturēšana?', 'Parādiet visas izmaksas visam termiņam vienā lapā.'],
      },
    },
    use: {
      name: 'Lieto un paliek',
      statement: 'Es parakstīju, un sajūta ir pareiza.',
      definition: 'Darījums šeit paliek, kad pircējs ir pieņēmis piedāvājumu un lieto nopirkto.',
      happens:
        'Viņi sāk, mācās un veido paradumus. Mēs noskaidrojam, kāpēc izvēlējās mūs, un gādājam, lai solījums turas.',
      confirming: 'Vai klients saka, ka tas dara to, kādēļ pirkts?',
      serves: 'Viņu pirkuma iemesls ir tas, ko grib dzirdēt nākamais pircējs.',
      entry: { accepted: 'Piedāvājums ir pieņemts' },
      checklist: {
        why: 'Klients ir pateicis, kāpēc izvēlējās mūs',
        result: 'Klients zvanā apstiprina pirmo rezultātu',
        contacts: 'Pie klienta pēc vārda zinām vismaz divus cilvēkus',
      },
      actions: {
        start: 'Pirmajā dienā esam klāt',
        watch: 'Vērojam lietošanu un jautājumus un zvanām, kad to kļūst mazāk vai vairāk',
      },
      kpis: { kept: 'Klienti, kas paliek' },
      questions: { decided: 'Kas galu galā bija izšķirošais?', more: 'Kas vēl ir grūti?' },
      objections: {
        unused: [
          'Mēs to gandrīz nelietojam.',
          'Kopā aplūkojiet vienas dienas darbu un apmāciet tajā, kas tur svarīgākais.',
        ],
      },
    },
  },
  decisions: {
    urgent: 'Vai par to, kas sāp, ir vērts runāt?',
    convinced: 'Vai kaut kas sāpi novērš?',
    accepts: 'Vai pircējs pieņem piedāvājumu?',
    stays: 'Vai klients paliek?',
  },
  answers: {
    urgentYes: 'Jā, lūdz vajadzību sarunu',
    urgentLater: 'Vēl nav steidzami',
    urgentNo: 'Nekad: nevēlas saziņu',
    convincedYes: 'Jā, viena iespēja',
    convincedLater: 'Ne tagad',
    convincedNo: 'Nē, labo esošo',
    acceptsYes: 'Pieņem',
    acceptsAgain: 'Grib salīdzināt vēlreiz',
    acceptsLater: 'Ne tagad',
    acceptsNo: 'Izvēlas citu',
    staysYes: 'Paliek',
    staysNo: 'Aiziet',
  },
};
