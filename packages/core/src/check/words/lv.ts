// Latvian words of the map check.
import type { CheckWords } from './words.ts';

export const LV: CheckWords = {
  rules: {
    'no-stage': {
      title: 'Nav neviena posma',
      message: 'Kartē nav neviena posma, tāpēc tajā nevar būt neviena darījuma.',
      mend: 'Pievienojiet pirmo posmu vai sāciet ar veidni vai ar savu darījumu īsto karti.',
    },
    unreachable: {
      title: 'Nav sasniedzams',
      message: 'No vietas, kur darījumi sākas, līdz „{name}” neved neviens ceļš.',
      mend: 'Uzzīmējiet ceļu uz to, atzīmējiet to kā sākumu vai noņemiet no kartes.',
    },
    'dead-end': {
      title: 'Strupceļš',
      message: 'Darījums, kas nonāk „{name}”, vairs netiek tālāk.',
      mend: 'Uzzīmējiet ceļu uz nākamo soli. Ja darījumi šeit beidzas, vediet uz iznākumu, atzīmējiet pagrieziena punktu vai padariet posmu par gaidīšanas posmu.',
    },
    'no-leads-nowhere': {
      title: '„Nē”, kas nekur neved',
      message: '„Nē” no „{from}” ved uz „{to}”, un no turienes tālāk neved nekas.',
      mend: 'Izlemiet, ko „nē” šeit nozīmē: „ne tagad” ved uz gaidīšanas posmu ar ceļu atpakaļ, „nekad” ved uz iznākumu.',
    },
    'no-way-to-won': {
      title: 'Nav ceļa līdz uzvarai',
      message:
        'Šajā kartē nevienu darījumu nevar uzvarēt: nav sasniedzama neviena posma ar atzīmi „uzvarēts”.',
      mend: 'Atzīmējiet ar „uzvarēts” posmu, kurā pircējs apņemas pirkt, un raugieties, lai uz to ved ceļš.',
    },
    'unclear-start': {
      title: 'Nav skaidrs, kur darījumi sākas',
      message: {
        by: 'count',
        forms: {
          zero: 'Par sākumu varētu būt {count} vietu: {names}.',
          one: 'Par sākumu varētu būt {count} vieta: {names}.',
          other: 'Par sākumu varētu būt {count} vietas: {names}.',
        },
      },
      mend: 'Norādiet, kuras no tām ir sākums. Uz pārējām uzzīmējiet ceļu.',
    },
    'one-answer': {
      title: 'Lēmums ar vienu atbildi',
      message: '„{name}” ir tikai viena atbilde, tātad nekas netiek izlemts.',
      mend: 'Pievienojiet otru atbildi ar tās ceļu vai savienojiet posmus tieši.',
    },
    'unnamed-answer': {
      title: 'Atbilde bez vārdiem',
      message: '„{name}” atbilde, kas ved uz „{to}”, neko nepasaka.',
      mend: 'Nosauciet atbildi tā, kā cilvēki to saka, vai dodiet tai nosacījumu, kas izlemj.',
    },
    'no-way-back': {
      title: 'Nav ceļa atpakaļ',
      message: 'Darījumi gaida posmā „{name}” un nekad neatgriežas darbā.',
      mend: 'Uzzīmējiet ceļu, pa kuru darījums iet, kad pircējs ir gatavs: parasti uz posmu, no kura tas nāca.',
    },
    'not-now-is-lost': {
      title: '„Ne tagad” beidz darījumu',
      message: '„Ne tagad” no „{from}” beidz darījumu ar „{to}”.',
      mend: 'Vediet to uz gaidīšanas posmu ar nākamo datumu. Daudzi pircēji pirms „jā” vairākas reizes saka „nē”.',
    },
    'no-lost-outcome': {
      title: 'Zaudētiem darījumiem nav vietas',
      message: 'Kartē nav iznākuma darījumiem, kas zaudēti vai atzīti par neatbilstošiem.',
      mend: 'Pievienojiet iznākumu „Zaudēts” un ceļu uz to no vietām, kur darījumi tiek zaudēti.',
    },
    'unused-outcome': {
      title: 'Iznākums bez ceļa',
      message: 'Uz iznākumu „{name}” neved neviens ceļš.',
      mend: 'Uzzīmējiet ceļu no vietas, kur tas tā beidzas, vai noņemiet iznākumu no kartes.',
    },
    'no-goal': {
      title: 'Nav mērķa',
      message: 'Karte nepasaka, kādam nolūkam tā ir.',
      mend: 'Sāciet ar beigām: izvēlieties rādītāju, cik daudz un līdz kuram laikam.',
    },
    'goal-without-number': {
      title: 'Mērķis bez skaitļa',
      message: 'Mērķī nav skaitļa, tāpēc neviens nevar pateikt, vai tas ir sasniegts.',
      mend: 'Norādiet sasniedzamo skaitli vai izmaiņu pret šodienu.',
    },
    'goal-without-date': {
      title: 'Mērķis bez datuma',
      message: 'Mērķī nav dienas, līdz kurai tas jāsasniedz.',
      mend: 'Izvēlieties dienu, kas ir pietiekami tuvu, lai to plānotu.',
    },
    'goal-without-activities': {
      title: 'Mērķis bez darbībām',
      message: 'Aiz mērķa nav nekā, ko cilvēki var izdarīt paši.',
      mend: 'Pievienojiet dažas lietas, ko cilvēki paši nosaka un skaita, piemēram, zvanus, piedāvājumus vai papildu pārdošanas priekšlikumus, un cik to ir nedēļā.',
    },
    'too-many-stages': {
      title: 'Pārāk daudz posmu',
      message: {
        by: 'count',
        forms: {
          zero: 'Līdz uzvarai darījums iziet {count} posmu; ja to ir vairāk nekā {most}, tos grūti atšķirt.',
          one: 'Līdz uzvarai darījums iziet {count} posmu; ja to ir vairāk nekā {most}, tos grūti atšķirt.',
          other:
            'Līdz uzvarai darījums iziet {count} posmus; ja to ir vairāk nekā {most}, tos grūti atšķirt.',
        },
      },
      mend: 'Katrs posms ir darbs ar katru darījumu. Apvienojiet posmus, kas pircējam nozīmē to pašu, vai padariet dažus par apakšposmiem.',
    },
    'similar-stages': {
      title: 'Divi posmi saka to pašu',
      message: '„{name}” un „{other}” saka gandrīz to pašu.',
      mend: 'Apvienojiet tos vai formulējiet nosaukumu un definīciju tā, lai divi cilvēki to pašu darījumu liktu vienā un tajā pašā posmā.',
    },
    'vague-name': {
      title: 'Neskaidrs nosaukums',
      message: '„{name}” nepasaka, kas šajā posmā notiek.',
      mend: 'Nosauciet, kas starp pircēju un pārdevēju ir noticis vai notiek, piemēram, „Vajadzību saruna norunāta”.',
    },
    'no-definition': {
      title: 'Nav definīcijas',
      message: '„{name}” nepasaka, kad darījums tajā ir.',
      mend: 'Uzrakstiet vienu teikumu: darījums ir šeit, kad …',
    },
    'unclear-definition': {
      title: 'Neskaidra definīcija',
      message: '„{name}” definīcija nepasaka, kad darījums tajā ir.',
      mend: 'Nosauciet faktu, ko var pārbaudīt ikviens: darījums ir šeit, kad viens jau ir noticis, bet otrs vēl ne.',
    },
    'no-owner': {
      title: 'Nav atbildīgā',
      message: 'Par „{name}” neviens neatbild.',
      mend: 'Ielieciet posmu tās nodaļas joslā, kas par to atbild.',
    },
    'empty-lane': {
      title: 'Josla, kurai nekā nav',
      message: 'Joslai „{name}” nav neviena posma, un nevienā tai nav teikšanas.',
      mend: 'Dodiet tai posmus, par kuriem tā atbild, nosauciet to par iesaistīto pusi vai noņemiet to.',
    },
    'nothing-happens': {
      title: 'Nav, ko darīt',
      message: 'Nekur nav rakstīts, ko cilvēki dara posmā „{name}”.',
      mend: 'Uzrakstiet, kas šeit notiek, vai pievienojiet darbības, kas atbild pircējam.',
    },
    'no-checklist': {
      title: 'Nav izejas kontrolsaraksta',
      message: 'Darījums var atstāt „{name}”, nekam nepiepildoties.',
      mend: 'Pievienojiet vienu līdz piecus punktus, kam jābūt izpildītiem, pirms darījums iet tālāk.',
    },
    'too-many-required': {
      title: 'Pārāk daudz obligāto punktu',
      message: {
        by: 'count',
        forms: {
          zero: '„{name}” prasa {count} obligātu punktu; ja to ir vairāk nekā {most}, tos atzīmē nelasot.',
          one: '„{name}” prasa {count} obligātu punktu; ja to ir vairāk nekā {most}, tos atzīmē nelasot.',
          other: '„{name}” prasa {count} obligātus punktus; ja to ir vairāk nekā {most}, tos atzīmē nelasot.',
        },
      },
      mend: 'Atstājiet obligātu to, kas darījumu tiešām aiztur, un pārējo padariet par ieteikumu.',
    },
    'unobservable-item': {
      title: 'Punkts, ko neviens nevar atzīmēt',
      message: 'Neviens nevar redzēt, vai „{item}” posmā „{name}” ir izpildīts.',
      mend: 'Nosauciet to, ko var redzēt vai dzirdēt: ko pircējs teica, atsūtīja, parakstīja vai izdarīja.',
    },
    'one-sided-checklist': {
      title: 'Tikai pārdevēja darbības',
      message: '„{name}” kontrolsaraksts saka, ko darījām mēs, un neko par pircēju.',
      mend: 'Pievienojiet punktu, ko izpilda pircējs, vai jautājumu, kura atbilde apstiprina, ka pircējs ir šeit.',
    },
    'no-entry': {
      title: 'Nav ieejas nosacījumu',
      message: 'Darījumi nāk uz „{name}” no „{from}”, un neviens no šiem posmiem neko neprasa.',
      mend: 'Uzrakstiet, kam jābūt spēkā, ienākot, vai padariet kādu punktu obligātu, atstājot iepriekšējo posmu.',
    },
    'no-journey': {
      title: 'Nav pircēja ceļojuma',
      message: 'Karte stāsta tikai par mums: tajā nav nevienas pircēja ceļojuma fāzes.',
      mend: 'Pievienojiet fāzes, kurām jūsu pircēji iet cauri, piemēram, apzināšanās, apsvēršana, lēmums un palikšana.',
    },
    'no-phase': {
      title: 'Nav ceļojuma fāzes',
      message: '„{name}” nav nevienā pircēja ceļojuma fāzē.',
      mend: 'Izvēlieties fāzi, kurā pircējs šajā posmā atrodas.',
    },
    'empty-phase': {
      title: 'Fāze bez posma',
      message: 'Pircējs iziet cauri „{name}”, bet mums tur nav neviena posma.',
      mend: 'Ielieciet tur posmu, kas pircējam šajā fāzē palīdz, vai pievienojiet jaunu. Ja mums tur nav daļas, noņemiet fāzi.',
    },
    'obstacle-without-answer': {
      title: 'Šķērslis bez atbildes',
      message: '„{item}” aptur pircējus fāzē „{name}”, un mums nav atbildes.',
      mend: 'Uzrakstiet, ko mēs tur darām vai sakām, kaut vai tikai to, ka laikus esam godīgi.',
    },
    'no-buyer-value': {
      title: 'Pircējam te nekā nav',
      message: '„{name}” pircējam neko nedod.',
      mend: 'Uzrakstiet, ko pircējs no šī soļa iegūst, vai apvienojiet to ar soli, kas pircējam palīdz izlemt.',
    },
    'no-statement': {
      title: 'Nav pircēja vārdu',
      message: 'Trūkst tā, ko pircējs teiktu posmā „{name}”.',
      mend: 'Uzrakstiet vienu teikumu pircēja paša vārdiem; ja šaubāties, pajautājiet diviem klientiem.',
    },
    'statement-without-action': {
      title: 'Vārdi bez darbības',
      message: 'Pircējs posmā „{name}” kaut ko saka, bet neviena darbība uz to neatbild.',
      mend: 'Pievienojiet, ko mēs darām, to dzirdot, un tad rīkus, kas tam kalpo.',
    },
    'no-kpi': {
      title: 'Nav rādītāja',
      message: 'Neviens rādītājs nesaka, kā klājas posmam „{name}”.',
      mend: 'Izvēlieties vienu rādītāju, piemēram, cik liela daļa darījumu iet tālāk vai cik dienu tie te paliek.',
    },
    'no-expected-days': {
      title: 'Nav paredzētā ilguma',
      message: 'Nav teikts, cik ilgi darījumam jābūt posmā „{name}”, tāpēc neviens nevar kavēties.',
      mend: 'Norādiet, cik dienu vajag labam darījumam.',
    },
    'expected-days-off': {
      title: 'Paredzētais ilgums tālu no īstā',
      message: '„{name}”: paredzētās dienas {expected}, īstā mediāna {days}.',
      mend: 'Pārņemiet īsto skaitli vai noskaidrojiet, kas darījumus padara lēnākus vai ātrākus par plānoto.',
    },
    'no-lost-reason': {
      title: 'Nav iemeslu, no kuriem izvēlēties',
      message: '„{name}” neprasa iemeslu.',
      mend: 'Pievienojiet trīs līdz septiņus iemeslus, kurus pārdevēji tiešām dzird, vārdos, kas nevienu nevaino.',
    },
    'lost-leaves-nothing': {
      title: 'Pircējs aiziet tukšā',
      message: 'Pircējam, kurš nonāk „{name}”, nekas nepaliek.',
      mend: 'Uzrakstiet, ko mēs atstājam: noderīgu padomu, labāku adresi, atvērtas durvis.',
    },
    'review-says-no': {
      title: 'Izvērtējums ir pret',
      message: '„{name}”: atbilde uz „{question}” runā pret šo soli.',
      mend: 'Mainiet soli tā, lai mainās atbilde, vai izņemiet to. Pēc tam atbildiet vēlreiz.',
    },
    'two-processes': {
      title: 'Divi procesi vienam nolūkam',
      message: '„{name}” kalpo tam pašam nolūkam kā šis process.',
      mend: 'Apvienojiet tos vai katra nolūkā pasakiet, kuri gadījumi tam pieder.',
    },
    unsigned: {
      title: 'Nav parakstīts',
      message: '{name}: šī versija vēl nav parakstīta.',
      mend: 'Pajautājiet, kā trūkst līdz „jā”. Karti, kurai nodaļa nav piekritusi, tā neievēro.',
    },
    'never-entered': {
      title: 'Posms, kurā nenonāk darījumi',
      message: {
        by: 'count',
        forms: {
          zero: 'No pēdējiem {count} darījumiem neviens nav bijis posmā „{name}”.',
          one: 'No pēdējā {count} darījuma neviens nav bijis posmā „{name}”.',
          other: 'No pēdējiem {count} darījumiem neviens nav bijis posmā „{name}”.',
        },
      },
      mend: 'Pajautājiet tiem, kas pārdod, kāpēc. Noņemiet to no kartes vai padariet skaidru, kad darījums šeit pieder.',
    },
    'missing-path': {
      title: 'Īsts ceļš, kura kartē nav',
      message: 'Darījumi iet no „{from}” uz „{to}” ({share} no visām pārejām), bet kartē tāda ceļa nav.',
      mend: 'Pievienojiet ceļu, ja tā iet ir pareizi; ja nav, noskaidrojiet, kāpēc cilvēki tā dara.',
    },
    'low-fit': {
      title: 'Vairums darījumu neiet pēc kartes',
      message:
        'Īstie darījumi atbilst kartei par {share}; zem {least} tas vairs nav process, pēc kura cilvēki strādā.',
      mend: 'Vispirms skatieties biežākos apkārtceļus. Mainiet karti, kur taisnība ir cilvēkiem, un runājiet, kur taisnība ir kartei.',
    },
  },
  fixes: {
    addPath: 'Pievienot ceļu uz „{to}”',
    giveToOnlyLane: 'Nodot joslai „{lane}”',
    leadToRest: 'Vest uz „{rest}”',
    nameStarts: 'Ļaut darījumiem sākties visās šajās vietās',
    removeLane: 'Noņemt joslu',
    samePhase: 'Ielikt fāzē „{phase}”',
    setRealDays: {
      by: 'days',
      forms: {
        zero: 'Paredzēt {days} dienu, kā īstenībā',
        one: 'Paredzēt {days} dienu, kā īstenībā',
        other: 'Paredzēt {days} dienas, kā īstenībā',
      },
    },
  },
  severities: { error: 'Kļūda', warning: 'Brīdinājums', advice: 'Ieteikums' },
  counts: {
    error: { by: 'count', forms: { zero: '{count} kļūdu', one: '{count} kļūda', other: '{count} kļūdas' } },
    warning: {
      by: 'count',
      forms: { zero: '{count} brīdinājumu', one: '{count} brīdinājums', other: '{count} brīdinājumi' },
    },
    advice: {
      by: 'count',
      forms: { zero: '{count} ieteikumu', one: '{count} ieteikums', other: '{count} ieteikumi' },
    },
  },
  nothing: 'Nav, ko labot',
  questions: {
    helpsDecide: 'Vai tas palīdz pircējam pareizi izlemt?',
    addsComplexity: 'Vai tas lieki sarežģī?',
    needsTool: 'Vai tam vajag jaunu rīku?',
    willBeUsed: 'Vai cilvēki to iekļaus savā darbā?',
  },
};
