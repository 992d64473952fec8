// Names that tools and people give to columns, by the field that they mean, in the languages that exports come in.
// Compared folded (case, accents, punctuation, camel case aside); an earlier name is preferred to a later one.
import type { ImportEntity, ImportFieldName } from '@portolan/core';
import { foldedName } from '../../csv/headers.ts';

type Aliases<E extends ImportEntity> = Partial<Readonly<Record<ImportFieldName<E>, string>>>;

const OWNER =
  'owner|owner name|account owner|responsible|responsible person|responsible user id|assigned to|assigned to user|assigned user|assigned by id|assignee|sales rep|sales person|salesperson|sales agent|sales representative|rep|agent|manager id|account manager|owner id|owner email|hubspot owner id|zustandig|besitzer|eigentumer|verantwortlich|propietario|responsable|proprietaire|ответственный|менеджер|เจ้าของ|ผู้รับผิดชอบ|พนักงานขาย|مالک|مسئول|کارشناس فروش|負責人|负责人|業務|业务员|擁有者|atbildīgais|īpašnieks';
const CREATED =
  'created at|create date|created date|created time|created on|created|date create|date created|creation date|createdate|createdat|date added|add time|first contact date|erstellt am|erstellungsdatum|fecha de creacion|fecha creacion|creado el|date de creation|cree le|дата создания|создан|วันที่สร้าง|تاریخ ایجاد|تاریخ ثبت|建立日期|建立時間|创建日期|创建时间|izveidots|izveides datums';
const MODIFIED =
  'modified at|modified time|modified date|last modified|last modified date|last modified on|updated at|updated|update time|date modify|date modified|last updated|system modstamp|geandert am|fecha de modificacion|date de modification|дата изменения|แก้ไขล่าสุด|تاریخ ویرایش|修改時間|修改时间|更新時間|更新时间|mainīts';
const TAGS =
  'tags|tag|labels|label|etiketten|etiquetas|etiqueta|etiquettes|метки|теги|แท็ก|ป้ายกำกับ|برچسب|برچسب ها|標籤|标签|birkas|iezīmes';
const DELETED = 'is deleted|deleted|fivetran deleted';
const NOTE =
  'note|notes|description|comments|comment|details|beschreibung|notiz|notizen|kommentar|descripcion|nota|notas|observaciones|remarques|commentaire|описание|комментарий|примечание|หมายเหตุ|รายละเอียด|توضیحات|یادداشت|備註|备注|描述|說明|说明|piezīmes|apraksts';
const SOURCE =
  'source|lead source|original source|original source type|source id|origin|deal source|channel|acquisition channel|quelle|herkunft|lead quelle|origen|fuente|origine|provenance|источник|แหล่งที่มา|ช่องทาง|منبع|منبع سرنخ|來源|来源|線索來源|avots';
const STREET =
  'street|street address|address line 1|address 1|mailing street|billing street|strasse|calle|rue|улица|ถนน|خیابان|街道|iela';
const CITY =
  'city|town|mailing city|billing city|ort|stadt|ciudad|ville|город|เมือง|อำเภอ|شهر|城市|市|pilsēta';
const REGION =
  'state|region|state region|province|county|mailing state|billing state|bundesland|provincia|estado|departement|область|регион|จังหวัด|استان|省|省份|州|novads|reģions';
const POSTAL =
  'postal code|zip|zip code|postcode|zip postal code|mailing zip|billing zip|mailing zip postal code|plz|postleitzahl|codigo postal|code postal|индекс|почтовый индекс|รหัสไปรษณีย์|کد پستی|郵遞區號|邮编|郵編|pasta indekss';
const COUNTRY =
  'country|country region|mailing country|billing country|land|pais|pays|страна|ประเทศ|کشور|國家|国家|valsts';
const ADDRESS =
  'address|full address|postal address|office location|location|adresse|anschrift|direccion|адрес|ที่อยู่|نشانی|آدرس|地址|adrese';
const EMAIL =
  'email|e mail|email address|mail|email 1|work email|primary email|email work|email home|email other|e mail adresse|correo|correo electronico|courriel|adresse e mail|эл почта|электронная почта|почта|อีเมล|ایمیل|رایانامه|پست الکترونیک|電子郵件|電郵|邮箱|电子邮件|电子邮箱|信箱|e pasts|epasts';
const PHONE =
  'phone|phone number|mobile|mobile phone|mobile phone number|cell|cell phone|telephone|tel|phone work|phone mobile|phone home|phone other|work phone|main phone|telefon|telefonnummer|handy|mobil|telefono|movil|celular|telephone portable|portable|телефон|мобильный|мобильный телефон|рабочий телефон|โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|มือถือ|تلفن|شماره تلفن|موبایل|همراه|شماره همراه|電話|电话|手機|手机|聯絡電話|tālrunis|tālruņa numurs|mobilais';
const WEBSITE =
  'website|website url|web|url|web site|homepage|webseite|sitio web|site web|сайт|เว็บไซต์|وب سایت|وبسایت|網站|网站|網址|mājaslapa|tīmekļa vietne';
const COMPANY_NAME =
  'company|company name|account name|account|organization|organisation|organization name|org name|associated company|primary company|primary associated company|client|customer|customer name|firm|business|employer|firma|firmenname|unternehmen|kunde|empresa|compania|cliente|entreprise|societe|компания|организация|клиент|название компании|บริษัท|ชื่อบริษัท|ลูกค้า|องค์กร|شرکت|نام شرکت|سازمان|مشتری|公司|公司名稱|公司名称|企業|企业|客戶|客户|客戶名稱|客户名称|uzņēmums|uzņēmuma nosaukums|klients|organizācija';
const COMPANY_ID =
  'company id|account id|organization id|org id|associated company ids|associated company id|primary associated company id|client id|customer id|seller id|id компании|รหัสบริษัท|شناسه شرکت|公司編號';
const CONTACT_NAME =
  'contact name|contact|contact person|primary contact|associated contact|associated contacts|person name|person|ansprechpartner|kontakt|contacto|persona de contacto|контакт|контактное лицо|ผู้ติดต่อ|مخاطب|شخص تماس|聯絡人|联系人|kontaktpersona';
const CONTACT_ID =
  'contact id|contact ids|associated contact ids|associated contact id|person id|primary contact id|id контакта|รหัสผู้ติดต่อ|شناسه مخاطب';
const CURRENCY =
  'currency|currency code|deal currency code|currency iso code|currency id|deal currency|wahrung|moneda|divisa|devise|валюта|สกุลเงิน|ارز|واحد پول|幣別|货币|貨幣|币种|valūta';
const PRODUCT =
  'product|product name|products|item|item name|produkt|artikel|producto|articulo|produit|товар|продукт|услуга|สินค้า|ผลิตภัณฑ์|محصول|کالا|產品|产品|產品名稱|产品名称|商品|produkts|prece|pakalpojums';
const DEAL_ID =
  'deal id|opportunity id|potential id|lead id|record id|deal record id|opportunity|card id|mql id|application id|id сделки|id del negocio|รหัสดีล|شناسه معامله|交易編號|商機編號|商机编号|darījuma id';
const DEAL_NAME =
  'deal name|deal title|opportunity name|potential name|deal|dealname|card name|deal subject|geschaft|geschaftsname|verkaufschance|nombre del negocio|negocio|oportunidad|nombre de la oportunidad|affaire|nom de l affaire|transaction|сделка|название сделки|ดีล|ชื่อดีล|โอกาสการขาย|معامله|نام معامله|عنوان معامله|فرصت فروش|交易|交易名稱|商機|商机|商機名稱|商机名称|darījums|darījuma nosaukums';
const STREET_PARTS = {
  address: ADDRESS,
  street: STREET,
  city: CITY,
  region: REGION,
  postalCode: POSTAL,
  country: COUNTRY,
};

const ALIASES: { readonly [E in ImportEntity]: Aliases<E> } = {
  contacts: {
    sourceId: 'portolan id|contact id|person id|record id|lead id|id|id контакта|รหัสผู้ติดต่อ|شناسه|編號|编号',
    fullName: `full name|contact name|person name|name|contact|lead name|vollstandiger name|nombre completo|nombre y apellidos|nom complet|фио|полное имя|имя контакта|ชื่อ นามสกุล|ชื่อเต็ม|ชื่อผู้ติดต่อ|نام کامل|نام و نام خانوادگی|نام مخاطب|姓名|全名|聯絡人姓名|联系人姓名|聯絡人|联系人|vārds uzvārds|vārds un uzvārds|pilns vārds`,
    firstName:
      'first name|given name|firstname|forename|vorname|nombre|nombres|primer nombre|prenom|имя|ชื่อ|ชื่อจริง|نام|名|名字|vārds',
    lastName:
      'last name|surname|family name|lastname|nachname|familienname|apellido|apellidos|nom|nom de famille|фамилия|นามสกุล|نام خانوادگی|姓|姓氏|uzvārds',
    emails: EMAIL,
    phones: PHONE,
    title:
      'job title|title|position|role|jobtitle|berufsbezeichnung|position im unternehmen|cargo|puesto|poste|fonction|должность|ตำแหน่ง|سمت|عنوان شغلی|職稱|职位|職務|职务|amats',
    companyId: COMPANY_ID,
    companyName: COMPANY_NAME,
    companyDomain: 'company domain|company domain name|company website|email domain|firmen domain',
    owner: `contact owner|person owner|lead owner|${OWNER}`,
    ...STREET_PARTS,
    tags: TAGS,
    source: SOURCE,
    note: NOTE,
    createdAt: CREATED,
    modifiedAt: MODIFIED,
    deleted: DELETED,
  },
  companies: {
    sourceId: `portolan id|${COMPANY_ID}|record id|id|شناسه|編號|编号`,
    name: `company name|account name|organization name|name|${COMPANY_NAME}|nombre|nom|название|ชื่อ|نام|名稱|名称|nosaukums`,
    domain:
      'company domain name|domain|domain name|company domain|web domain|dominio|domaine|домен|โดเมน|دامنه|網域|域名|domēns',
    website: WEBSITE,
    emails: EMAIL,
    phones: PHONE,
    ...STREET_PARTS,
    industry:
      'industry|sector|branch|line of business|branche|industria|sector industrial|secteur|secteur d activite|отрасль|сфера деятельности|อุตสาหกรรม|ประเภทธุรกิจ|صنعت|حوزه فعالیت|產業|行业|行業|nozare',
    size: 'number of employees|employees|company size|size|headcount|no of employees|mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|empleados|numero de empleados|effectif|nombre d employes|количество сотрудников|число сотрудников|จำนวนพนักงาน|تعداد کارکنان|員工人數|员工人数|darbinieku skaits',
    parent:
      'parent account|parent company|parent|subsidiary of|parent account id|parent organization|muttergesellschaft|matriz|empresa matriz|maison mere|головная компания|บริษัทแม่|شرکت مادر|母公司|mātesuzņēmums',
    owner: `company owner|organization owner|account owner|${OWNER}`,
    tags: TAGS,
    note: NOTE,
    createdAt: CREATED,
    modifiedAt: MODIFIED,
    deleted: DELETED,
  },
  deals: {
    sourceId: `portolan id|${DEAL_ID}|id`,
    name: `${DEAL_NAME}|name|title|subject|название|ชื่อ|عنوان|名稱|名称|nosaukums`,
    amount:
      'amount|deal value|deal amount|value|close value|opportunity amount|expected amount|total|total price|price|revenue|sum|deal size|amount in company currency|betrag|wert|auftragswert|summe|importe|monto|valor|cantidad|montant|valeur|сумма|сумма сделки|бюджет|จำนวนเงิน|มูลค่า|มูลค่าดีล|ยอดขาย|مبلغ|ارزش|مبلغ معامله|金額|金额|交易金額|summa|vērtība',
    currency: CURRENCY,
    pipeline:
      'pipeline|pipeline name|deal pipeline|deal pipeline id|pipeline id|sales pipeline|board name|process|category id|funnel|vertriebspipeline|embudo|tunnel de vente|воронка|направление|ไปป์ไลน์|قیف فروش|پایپ لاین|管道|銷售漏斗|销售漏斗|piltuve',
    stage:
      'deal stage|stage name|stage|dealstage|sales stage|pipeline stage|deal pipeline stage id|stage id|list name|phase|etapa|fase|etape|стадия|этап|этап сделки|стадия сделки|ขั้นตอน|ระยะ|สถานะการขาย|مرحله|مرحله فروش|階段|阶段|銷售階段|销售阶段|posms|stadija',
    status: 'status|deal status|state|estado|statut|статус|สถานะ|وضعیت|狀態|状态|statuss',
    isWon: 'is won|won|is closed won|gewonnen|ganado|gagne|выиграна',
    isClosed: 'is closed|closed|is deal closed|geschlossen|cerrado|закрыта',
    closeDate:
      'close date|closing date|expected close date|closedate|closed at|closed date|date closed|closed on|expected closing date|estimated close date|due date|abschlussdatum|fecha de cierre|fecha estimada de cierre|date de cloture|date de fermeture|дата закрытия|предполагаемая дата закрытия|วันที่ปิด|วันปิดการขาย|คาดว่าจะปิด|تاریخ بستن|تاریخ بسته شدن|結案日期|结束日期|成交日期|預計成交日期|预计成交日期|slēgšanas datums|noslēgšanas datums',
    createdAt: `deal created|${CREATED}`,
    modifiedAt: MODIFIED,
    stageChangedAt:
      'last stage change|stage change date|last stage change date|stage changed at|date entered current stage|stage date changed',
    wonAt: 'won time|won date|won at|closed won date|date won|gewonnen am|дата выигрыша|تاریخ برد',
    lostAt: 'lost time|lost date|lost at|date lost|verloren am|дата проигрыша',
    owner: `deal owner|opportunity owner|potential owner|members|sr id|${OWNER}`,
    companyId: COMPANY_ID,
    companyName: COMPANY_NAME,
    companyDomain: 'company domain|company domain name',
    contactIds: CONTACT_ID,
    contactNames: CONTACT_NAME,
    contactEmails: `contact email|contact emails|person email|${EMAIL}`,
    products: PRODUCT,
    source: SOURCE,
    lostReason:
      'lost reason|closed lost reason|loss reason|reason for loss|reason lost|reason for losing|verlustgrund|ablehnungsgrund|motivo de perdida|razon de perdida|raison de la perte|motif de perte|причина проигрыша|причина отказа|เหตุผลที่แพ้|เหตุผลที่เสีย|علت باخت|دلیل از دست رفتن|失敗原因|丟單原因|丢单原因|输单原因|zaudēšanas iemesls|zaudējuma iemesls',
    wonReason:
      'won reason|closed won reason|win reason|reason won|gewinngrund|motivo de cierre|raison du gain|причина выигрыша|เหตุผลที่ชนะ|علت برد|贏單原因|赢单原因|uzvaras iemesls',
    nextStep:
      'next step|next steps|next activity|next action|nachster schritt|siguiente paso|proximo paso|prochaine etape|следующий шаг|ขั้นตอนถัดไป|گام بعدی|قدم بعدی|下一步|nākamais solis',
    note: `card description|${NOTE}`,
    tags: TAGS,
    deleted: DELETED,
  },
  activities: {
    sourceId: 'portolan id|activity id|task id|event id|call id|meeting id|record id|id',
    kind: 'activity type|type|kind|task type|task subtype|engagement type|aktivitatstyp|art|tipo|tipo de actividad|type d activite|тип|тип дела|вид|ประเภท|ประเภทกิจกรรม|نوع|نوع فعالیت|類型|类型|活動類型|veids|aktivitātes veids',
    subject:
      'subject|activity subject|task title|title|activity|task|task name|activity name|betreff|titel|asunto|titulo|objet|sujet|тема|название|дело|задача|เรื่อง|หัวข้อ|งาน|موضوع|عنوان|主旨|主題|主题|標題|标题|temats|tēma|nosaukums',
    note: `body|content|call notes|${NOTE}`,
    dueDate:
      'due date|due|deadline|deadline at|due on|due at|start|start date|start time|date|activity date|scheduled at|scheduled for|fallig am|falligkeitsdatum|fecha de vencimiento|vencimiento|date d echeance|echeance|срок|крайний срок|дата|กำหนดส่ง|ครบกำหนด|วันที่|موعد|سررسید|تاریخ سررسید|到期日|截止日期|日期|termiņš|datums',
    dueTime: 'due time|time|uhrzeit|hora|heure|время|เวลา|ساعت|زمان|時間|时间|laiks',
    duration:
      'duration|length|duration minutes|dauer|duracion|duree|длительность|продолжительность|ระยะเวลา|مدت|時長|时长|ilgums',
    done: 'done|completed|is done|is completed|finished|is closed|status|task status|activity status|erledigt|abgeschlossen|hecho|completado|completada|termine|fait|выполнено|завершено|เสร็จแล้ว|สถานะ|انجام شده|وضعیت|完成|已完成|狀態|状态|pabeigts|izpildīts',
    doneAt:
      'marked as done time|completed at|completion date|done time|done at|closed at|completed date|closed time|erledigt am|fecha de finalizacion|дата выполнения|дата завершения|เสร็จเมื่อ|تاریخ انجام|完成時間|完成时间|pabeigts',
    owner: `activity owner|task owner|${OWNER}`,
    dealId: DEAL_ID.replace('|record id', ''),
    dealName: `related to|what|${DEAL_NAME}`,
    contactId: CONTACT_ID,
    contactName: `who|name|${CONTACT_NAME}`,
    companyId: COMPANY_ID,
    companyName: COMPANY_NAME,
    createdAt: CREATED,
    deleted: DELETED,
  },
  products: {
    sourceId: 'portolan id|product id|item id|record id|id|รหัส|شناسه|編號|编号',
    name: `product name|item name|name|${PRODUCT}|nombre|nom|название|ชื่อ|نام|名稱|名称|nosaukums`,
    code: 'product code|sku|code|item code|article number|part number|artikelnummer|codigo|referencia|reference|артикул|รหัสสินค้า|کد محصول|کد کالا|產品代碼|产品编码|貨號|preces kods|kods',
    category:
      'category|product category|series|product family|family|group|product type|kategorie|categoria|categorie|категория|หมวดหมู่|ประเภท|دسته|دسته بندی|類別|类别|分類|kategorija',
    price:
      'unit price|price|sales price|list price|selling price|price per unit|preis|stuckpreis|precio|precio unitario|prix|prix unitaire|цена|ราคา|ราคาต่อหน่วย|قیمت|قیمت واحد|單價|单价|價格|价格|cena',
    cost: 'cost|cost price|unit cost|direct cost|kosten|einkaufspreis|costo|coste|cout|себестоимость|ต้นทุน|بهای تمام شده|成本|pašizmaksa',
    currency: CURRENCY,
    unit: 'unit|usage unit|unit of measure|uom|einheit|unidad|unite|единица измерения|หน่วย|واحد|單位|单位|mērvienība',
    active: 'active|is active|product active|enabled|aktiv|activo|actif|активен|ใช้งาน|فعال|啟用|启用|aktīvs',
    note: NOTE,
    deleted: DELETED,
  },
  stageHistory: {
    sourceId: 'history id|event id|id',
    dealId: DEAL_ID,
    dealName: `${DEAL_NAME}|name`,
    property: 'field|property|property name|field key|name|field name|attribute',
    from: 'from stage|old stage|old stage id|previous stage|old value|prior stage|stage before|von phase|из стадии|จากขั้นตอน|از مرحله|原階段|iepriekšējais posms',
    to: 'to stage|new stage|new stage id|stage name|stage|stage id|deal stage|deal pipeline stage id|new value|value1|value 1|value|moved to|nach phase|в стадию|стадия|ไปขั้นตอน|به مرحله|新階段|階段|阶段|posms',
    at: 'changed at|date entered|entered at|stage entered|changed on|change date|stage change date|log time|timestamp|fivetran start|created date|modified time|last modified|last modified date|time1|time 1|time|date|created at|changed time|datum|fecha|дата изменения|дата|วันที่|تاریخ|變更時間|日期|laiks|datums',
    by: 'changed by|changed by id|modified by|last modified by|created by|created by id|actor user id|updated by user id|user|user id|author|geandert von|кем изменено|ผู้แก้ไข|توسط|修改者|mainīja',
    amount: 'amount|deal amount|value amount',
    currency: CURRENCY,
    duration: 'stage duration|stage duration calendar days|duration|days in stage|time in stage',
    deleted: DELETED,
  },
};

/** Names that many tables have, whatever they are about: they say little. */
const GENERIC = new Set(
  'name title id type status date time value owner description note notes phone email source created at create date modified time tags record id label subject amount currency active code category user city country address id nombre nom название ชื่อ نام 名稱 名称 nosaukums'
    .split(' ')
    .concat([
      'created at',
      'create date',
      'record id',
      'modified time',
      'updated at',
      'created date',
      'created time',
      'last modified',
      'portolan id',
    ]),
);

type Ranks = ReadonlyMap<string, readonly { readonly field: string; readonly rank: number }[]>;

const RANKS: Readonly<Record<ImportEntity, Ranks>> = {
  contacts: ranksOf(ALIASES.contacts),
  companies: ranksOf(ALIASES.companies),
  deals: ranksOf(ALIASES.deals),
  activities: ranksOf(ALIASES.activities),
  products: ranksOf(ALIASES.products),
  stageHistory: ranksOf(ALIASES.stageHistory),
};

function ranksOf(aliases: Readonly<Record<string, string | undefined>>): Ranks {
  const ranks = new Map<string, { field: string; rank: number }[]>();
  for (const [field, names] of Object.entries(aliases)) {
    for (const [rank, name] of (names ?? '').split('|').entries()) {
      const folded = foldedName(name);
      const known = ranks.get(folded) ?? [];
      if (!known.some((entry) => entry.field === field)) known.push({ field, rank });
      ranks.set(folded, known);
    }
  }
  return ranks;
}

/** What stands before the name of a field in the exports of some tools. */
const PREFIX =
  /^(?:deal|opportunity|potential|lead|person|contact|organization|organisation|company|account|activity|task|product|card|сделка|контакт|компания|geschaft|negocio|affaire) (?=\S)/u;

export interface AliasMatch {
  readonly field: string;
  /** Smaller is better. */
  readonly rank: number;
  readonly generic: boolean;
}

/** The fields of the kind of record that a column of this name can mean. */
export function fieldsNamed(entity: ImportEntity, header: string): readonly AliasMatch[] {
  const folded = foldedName(header);
  const ranks = RANKS[entity];
  const exact = ranks.get(folded);
  if (exact) return exact.map((match) => ({ ...match, generic: GENERIC.has(folded) }));
  const bare = folded.replace(PREFIX, '');
  const stripped = bare === folded ? undefined : ranks.get(bare);
  return (stripped ?? []).map(({ field, rank }) => ({ field, rank: rank + 100, generic: GENERIC.has(bare) }));
}
