// What all templates share, in Latvian.
import type { Journey } from './structure.ts';

export const journey: Journey = {
  lanes: {
    marketing: {
      name: 'Mārketings',
      note: 'Panāk, ka uzņēmumu pazīst, un nodod interesentus, kas sasnieguši norunāto minimumu.',
    },
    sales: { name: 'Pārdošana', note: 'Noskaidro, kas pircējam vajadzīgs, un ved līdz lēmumam.' },
    presales: {
      name: 'Pirmspārdošana',
      note: 'Pārdošanas inženieri vai tehniskie vadītāji: parāda risinājumu un palīdz sagatavot piedāvājumu.',
    },
    implementation: {
      name: 'Ieviešanas komanda',
      note: 'Uzstāda risinājumu un ir blakus, līdz viss darbojas gludi.',
    },
    accounts: {
      name: 'Klientu apkalpošana',
      note: 'Rūpējas par klientiem: gādā, lai ieguvums saglabājas, un meklē, kas vēl noderētu.',
    },
  },
  tools: {
    calendar: 'Kalendārs',
    crm: 'CRM',
    demoSystem: 'Demonstrācijas vide',
    email: 'E-pasts',
    eSign: 'E-paraksts',
    events: 'Izstādes un pasākumi',
    form: 'Tīmekļa veidlapa',
    helpdesk: 'Palīdzības dienests',
    messages: 'Ziņojumi',
    offerTool: 'Piedāvājumu veidotājs',
    phone: 'Tālrunis',
    projectPlan: 'Projekta plāns',
    slides: 'Slaidi',
    social: 'Sociālie tīkli',
    survey: 'Īsa aptauja',
    videoCall: 'Videozvans',
    webinar: 'Vebinārs',
    website: 'Tīmekļvietne',
  },
  documents: {
    acceptance: 'Pieņemšanas akts',
    contract: 'Parakstīts līgums',
    handover: 'Nodošanas apraksts',
    offer: 'Piedāvājums',
    recap: 'Norunātā kopsavilkums',
    requirements: 'Prasību saraksts',
  },
  personas: {
    decider: {
      name: 'Lēmuma pieņēmējs',
      pains: 'Ar ierobežotu budžetu jāsasniedz mērķi un jāatbild par naudu, kas neko nav devusi.',
      motives: 'Rezultāts, ko var parādīt, un risks, ko var ierobežot.',
      channels: 'Īsas tikšanās, nozares kolēģu ieteikumi',
    },
    champion: {
      name: 'Attiecīgās nodaļas vadītājs',
      pains: 'Ik dienu sadzīvo ar problēmu un skaidro to augstākai vadībai.',
      motives: 'Grib to atrisināt pavisam un būt tas, kurš risinājumu atrada.',
      channels: 'Tālrunis, e-pasts, nozares pasākumi',
    },
    user: {
      name: 'Ikdienas lietotājs',
      pains: 'Tērē laiku apkārtceļiem, un uzlabojumi jau reiz ir solīti.',
      motives: 'Mazāk pūļu, nekādu pārsteigumu, kāds, kas atbild uz jautājumiem.',
      channels: 'Ziņojumi, demonstrācijas, apmācības',
    },
    purchasing: {
      name: 'Iepirkumi un juristi',
      pains: 'Tiek pieaicināti vēlu, un tad viss jāpārbauda steigā.',
      motives: 'Salīdzināmi piedāvājumi, pilnīgi dokumenti, skaidri noteikumi.',
      channels: 'E-pasts, oficiāli dokumenti',
    },
  },
  phases: {
    awareness: {
      name: 'Apzināšanās',
      problem: 'Kaut kas prasa pārāk daudz laika, maksā par dārgu vai neizdodas, un vēl nav skaidrs, kāpēc.',
      today: 'Cilvēki iztiek ar izklājlapām, virsstundām un labo gribu.',
      change: 'No „pie mums tā ir” uz „šai problēmai ir vārds, cena un risinājums”.',
      words: {
        notice: 'Mēs tam katru nedēļu tērējam laiku, un neviens nevar pateikt, cik daudz.',
        tired: 'Es atkal un atkal laboju vienu un to pašu.',
      },
      questions: {
        cause: 'No kurienes šī problēma rodas?',
        worth: 'Cik mums maksā, ja atstājam visu, kā ir?',
      },
      obstacles: {
        notUrgent: [
          'Tas nav steidzami; līdz šim esam tikuši galā.',
          'Kopā aprēķiniet, cik maksātu vēl viens gads bez pārmaiņām, un nosauciet dienu, no kuras tas kļūs jūtami.',
        ],
        habit: [
          'Mēs vienmēr tā esam darījuši.',
          'Parādiet vienu nelielu soli, kas to pašu darbu atvieglo un neko neatņem.',
        ],
      },
      triggers: {
        pain: 'Pārdevējs nosauc tieši to, kas pircējam sāp, un pircējs lūdz sarunu.',
        incident: 'Kļūda, sūdzība vai zaudēts klients padara problēmu redzamu.',
      },
    },
    consideration: {
      name: 'Apsvēršana',
      problem: 'Problēma ir skaidra; to var risināt vairākos veidos, un salabot esošo ir viens no tiem.',
      today: 'Viņi salīdzina piegādātājus, jautā kolēģiem nozarē un rēķina, vai esošo var salabot.',
      change: 'No „visi saka vienu un to pašu” uz „mēs zinām atšķirības, kas mums svarīgas”.',
      words: {
        compare: 'Man vajag faktus, ko var nolikt blakus.',
        repair: 'Varbūt to, kas mums ir, var salabot.',
      },
      questions: {
        difference: 'Ko šis dara labāk par citiem un ko sliktāk?',
        effort: 'Cik daudz darba pārmaiņas mums prasīs?',
      },
      obstacles: {
        doubt: [
          'Es neticu, ka mūsu gadījumā tas darbosies.',
          'Demonstrācijā parādiet tieši viņu gadījumu un ļaujiet parunāt ar līdzīgu klientu.',
        ],
        risk: [
          'Un ja neizdosies?',
          'Vienojieties par nelielu sākumu ar skaidru rezultātu un iespēju apstāties.',
        ],
      },
      triggers: {
        feature: 'Demonstrācijā viena iespēja atrisina to, kas sāp ik dienu.',
        peer: 'Nozares kolēģis stāsta par labu pieredzi.',
      },
    },
    decision: {
      name: 'Lēmums',
      problem: 'Risinājums ir atrasts; vēl jāsaskaņo cena, noteikumi un cilvēki.',
      today: 'Viņi bieži runā ar piegādātājiem, vāc saskaņojumus un meklē iemeslus nogaidīt.',
      change: 'No „būtu labi” uz „mēs to darām no šīs dienas, un visi iesaistītie zina, kāpēc”.',
      words: {
        fits: 'Cena atbilst tam, ko saņemam.',
        explain: 'Es varu savai komandai paskaidrot, kāpēc ņemam šo.',
      },
      questions: {
        total: 'Cik tas maksā kopā ar uzturēšanu?',
        firstDays: 'Kas notiks pirmajās dienās pēc parakstīšanas?',
      },
      obstacles: {
        paperwork: [
          'Mums tur ir par daudz papīru.',
          'Aizpildiet visu, ko varam paši, nosūtiet pilnus dokumentus un nosauciet vienu cilvēku, kas atbild tajā pašā dienā.',
        ],
        support: [
          'Baidāmies, ka pēc pirkuma paliksim vieni.',
          'Iepazīstiniet ar cilvēkiem, kas palīdzēs, un ierakstiet atbildes laikus līgumā.',
        ],
        upkeep: [
          'Uzturēšana maksās vairāk, nekā domājam.',
          'Atklājiet visas izmaksas visam termiņam un pasakiet, kas nav iekļauts.',
        ],
      },
      triggers: {
        clear: 'Piedāvājums, ko viegli saprast, ar skaidriem nākamajiem soļiem.',
        date: 'Diena, līdz kurai tam jādarbojas: sezona, audits, vecā līguma beigas.',
      },
    },
    retention: {
      name: 'Palikšana',
      problem: 'Risinājums ir nopirkts; tagad tam ik dienu jādod solītais.',
      today: 'Viņi lieto tikai daļu, un vecie paradumi gaida, kad varēs atgriezties.',
      change: 'No „mums tas ir” uz „bez tā vairs negribētu, un mēs to sakām citiem”.',
      words: { works: 'Tas dara to, kādēļ mēs to pirkām.', alone: 'Kad esmu iestrēdzis, kāds palīdz.' },
      questions: { more: 'Ko vēl mēs ar to varētu darīt?', result: 'Ko tas mums līdz šim ir devis?' },
      obstacles: {
        unused: [
          'Pie mums gandrīz neviens to nelieto.',
          'Stundu pavērojiet darbu, apmāciet svarīgākajā uzdevumā un pēc divām nedēļām paskatieties vēlreiz.',
        ],
        leaves: [
          'Cilvēks, kurš to gribēja, ir aizgājis.',
          'Zināt pēc vārda vismaz divus cilvēkus un pirmajā nedēļā iepazīties ar pēcteci.',
        ],
      },
      triggers: {
        success: 'Rezultāts, ko var parādīt skaitļos.',
        change: 'Līguma pagarināšana, jauna filiāle, jauns uzdevums vai jauns atbildīgais.',
      },
    },
  },
  library: {
    problemGuide: { name: 'Ceļvedis: problēma un tās cēloņi', problem: 'Cēlonis nav zināms' },
    costOfWaiting: { name: 'Aprēķina lapa: cik maksā gaidīšana', problem: 'Nav steidzami' },
    comparison: {
      name: 'Godīgs risinājumu salīdzinājums, arī ar esošā labošanu',
      problem: 'Visi risinājumi šķiet vienādi',
    },
    customerStory: { name: 'Līdzīga klienta stāsts', problem: 'Šaubas, vai te tas darbosies' },
    costSheet: { name: 'Visa termiņa izmaksas vienā lapā', problem: 'Bailes no slēptām izmaksām' },
    contractGuide: { name: 'Līgums vienkāršos vārdos', problem: 'Par daudz papīru' },
    startPlan: { name: 'Pirmo 30 dienu plāns', problem: 'Bailes palikt vieniem' },
    firstWeeks: { name: 'Pirmie soļi lietotājiem', problem: 'Gandrīz netiek lietots' },
    yearReview: { name: 'Pārskats: ko tas līdz šim ir devis', problem: 'Ieguvums nav redzams' },
  },
  outcomes: {
    lost: {
      name: 'Zaudēts',
      leaves:
        'Patiess paldies, mūsu piezīmes par viņu prasībām, viens padoms, kas noder arī bez mums, un cilvēks, kuram rakstīt, ja kas mainās.',
    },
    disqualified: {
      name: 'Neatbilstošs',
      leaves: 'Skaidri vārdi, kāpēc mēs neesam īstie, un norāde uz kādu, kas palīdzēs labāk.',
    },
    churned: {
      name: 'Klients aizgājis',
      leaves:
        'Visi viņu dati lietojamā veidā, palīdzība pārejā un aicinājums atklāti pateikt, kas mums bija jādara.',
    },
    customer: {
      name: 'Nodots kā klients',
      leaves: 'Norunātā kopsavilkums, sākuma diena un cilvēks, kas turpmāk par viņiem rūpējas.',
    },
  },
  reasons: {
    asked: 'Lūdza nesazināties',
    closed: 'Uzņēmums slēgts vai pārdots',
    competitor: 'Izvēlējās citu piegādātāju',
    missing: 'Trūka kaut kā vajadzīga',
    noAccess: 'Nebija piekļuves lēmuma pieņēmējam',
    noBudget: 'Nav budžeta',
    noDecision: 'Neviens nepieņēma lēmumu',
    noNeed: 'Nebija īstas vajadzības',
    price: 'Cena',
    profile: 'Neatbilst mūsu klienta profilam',
    repair: 'Salaboja esošo',
    support: 'Vājš atbalsts',
    trust: 'Pietrūka uzticības mums',
    unused: 'Gandrīz netika lietots',
  },
};
