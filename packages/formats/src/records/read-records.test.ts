// From the shapes of other tools' files to records: what is proposed, what comes out, what is set aside, what is said.
import type { ImportEntity, ImportMapping, ImportTool } from '@portolan/core';
import { importMappingSchema } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../csv/write-csv.ts';
import { bytesOf, collected } from '../testing/sources.ts';
import { historyOfDeal, stageHistoryOf } from './history/stage-history.ts';
import { nearest, spellingVariants } from './nearest.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { proposedMapping, recogniseTable, sampleOf } from './recognition/recognise-table.ts';
import { settleMapping } from './settle-mapping.ts';

async function recognised(file: string, fileName = '') {
  return recogniseTable(await sampleOf(await readTable(bytesOf(file))), { fileName });
}

async function proposal(file: string): Promise<ImportMapping> {
  const mapping = proposedMapping(await recognised(file), 'EUR');
  if (!mapping) throw new Error('no kind of record was recognised');
  return importMappingSchema.parse(mapping);
}

async function read(file: string, changes: Partial<ImportMapping> = {}) {
  const mapping = { ...(await proposal(file)), ...changes };
  const { records, warnings } = readRecords(await readTable(bytesOf(file)), mapping);
  const items = await collected(records);
  return {
    records: items.flatMap((item) => ('record' in item ? [item.record] : [])),
    rejects: items.flatMap((item) => ('reject' in item ? [{ line: item.line, ...item.reject }] : [])),
    items,
    warnings: warnings(),
  };
}

function dealRow(i: number): string {
  return `D${i},100,Offer,${i % 2 ? 'Cold' : 'Warm'},${['a;b', 'b;c', 'a;c', 'a'][i % 4]},https://example.com/${i},${i * 10},2026-03-0${(i % 9) + 1},${i}50.00 €,50`;
}

function twice(first: string, second: string): string {
  return `Deal ID,Deal name,Amount,Modified time\nD1,A,1,2026-03-0${first}\nD1,B,2,2026-03-0${second}\nD1,B,2,2026-03-0${second}`;
}

describe('recognition', () => {
  test.each<[string, string, ImportTool, ImportEntity, Readonly<Record<string, string>>]>([
    [
      'deals of HubSpot',
      'Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Closed Lost Reason,Associated Company,Associated Company IDs,Associated Contact IDs,"Date entered ""Proposal (Sales Pipeline)"""\n1,Acme,Proposal,Sales,1200.50,2026-03-04,2026-01-01,Anna,,Acme,7,8;9,2026-02-01 10:00',
      'hubspot',
      'deals',
      {
        'Record ID': 'sourceId',
        'Deal Name': 'name',
        'Deal Stage': 'stage',
        'Deal owner': 'owner',
        'Associated Company IDs': 'companyId',
        'Associated Contact IDs': 'contactIds',
        'Closed Lost Reason': 'lostReason',
      },
    ],
    [
      'deals of Pipedrive',
      'Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Organization,Deal - Contact person,Deal - Owner,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Probability,Deal - Deal created,Deal - Expected close date,Deal - Won time,Deal - Lost reason\n1,Acme,1200,EUR,Acme,Bo,Anna,Sales,Won,Won,80,2026-01-01 10:00:00,2026-03-04,2026-03-01 10:00:00,',
      'pipedrive',
      'deals',
      {
        'Deal - Title': 'name',
        'Deal - Value': 'amount',
        'Deal - Organization': 'companyName',
        'Deal - Contact person': 'contactNames',
        'Deal - Status': 'status',
        'Deal - Expected close date': 'closeDate',
        'Deal - Won time': 'wonAt',
      },
    ],
    [
      'people of Pipedrive',
      'Person - Name,Person - Email (Work),Person - Phone,Person - Organization,Person - Owner\nAnna,a@example.com,123456,Acme,Bo',
      'pipedrive',
      'contacts',
      {
        'Person - Name': 'fullName',
        'Person - Email (Work)': 'emails',
        'Person - Organization': 'companyName',
      },
    ],
    [
      'activities of Pipedrive',
      'Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Note,Activity - Assigned to user,Deal - Title\nCall,call,2026-03-04,09:30,00:30,Done,<p>Hi</p>,Anna,Acme',
      'pipedrive',
      'activities',
      {
        'Activity - Subject': 'subject',
        'Activity - Done': 'done',
        'Deal - Title': 'dealName',
        'Activity - Note': 'note',
      },
    ],
    [
      'the stage history of Zoho',
      'Record Id,Deal Name,Stage,Moved To,Stage Duration (Calendar Days),Amount,Modified By,Modified Time\n1,Acme,New,Offer,3,100,Anna,2026-03-01 10:00\n1,Acme,Offer,,,100,Anna,2026-03-04 10:00',
      'zoho',
      'stageHistory',
      {
        'Deal Name': 'dealName',
        Stage: 'to',
        'Modified Time': 'at',
        'Modified By': 'by',
        'Record Id': 'dealId',
      },
    ],
    [
      'the field history of Salesforce',
      'Id,OpportunityId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue\n1,006,005,2026-03-01T10:00:00Z,StageName,Text,New,Offer\n2,006,005,2026-03-01T10:00:00Z,Amount,Text,1,2',
      'salesforce',
      'stageHistory',
      { OpportunityId: 'dealId', OldValue: 'from', NewValue: 'to', CreatedDate: 'at', Field: 'property' },
    ],
    [
      'the history table of Salesforce',
      'Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,ExpectedRevenue,CloseDate,Probability,ForecastCategory,SystemModstamp,IsDeleted\n1,A,u,2026-03-01T10:00:00Z,New,1,1,2026-05-01,10,Pipeline,2026-03-01T10:00:00Z,false\n2,A,u,2026-03-02T10:00:00Z,New,2,1,2026-05-01,10,Pipeline,2026-03-02T10:00:00Z,false\n3,A,u,2026-03-03T10:00:00Z,Offer,2,1,2026-05-01,10,Pipeline,2026-03-03T10:00:00Z,false\n4,B,u,2026-03-03T10:00:00Z,New,2,1,2026-05-01,10,Pipeline,2026-03-03T10:00:00Z,true',
      'salesforce',
      'stageHistory',
      { OpportunityId: 'dealId', StageName: 'to', CreatedDate: 'at', IsDeleted: 'deleted' },
    ],
    [
      'cards of Trello',
      'Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board Name,Archived\n1,Acme,https://trello.com/c/1,text,hot,anna,2026-03-04,5,Offer,Sales,false',
      'trello',
      'deals',
      { 'Card ID': 'sourceId', 'Card Name': 'name', 'List Name': 'stage', 'Board Name': 'pipeline' },
    ],
    [
      'contacts in German',
      'Vorname;Nachname;E-Mail-Adresse;Telefon;Firma;Straße;PLZ;Ort\nAnna;Müller;a@example.com;+49 30 123456;Acme;Weg 1;10115;Berlin',
      'other',
      'contacts',
      {
        Vorname: 'firstName',
        Nachname: 'lastName',
        'E-Mail-Adresse': 'emails',
        Firma: 'companyName',
        PLZ: 'postalCode',
      },
    ],
    [
      'deals in Russian',
      'Название сделки,Сумма,Стадия сделки,Ответственный,Дата создания,Компания\nАкме,1000,Новая,Анна,01.03.2026,ООО Акме',
      'bitrix24',
      'deals',
      {
        'Название сделки': 'name',
        Сумма: 'amount',
        'Стадия сделки': 'stage',
        Ответственный: 'owner',
        Компания: 'companyName',
      },
    ],
    [
      'deals in Thai',
      'ชื่อดีล,มูลค่า,ขั้นตอน,ผู้รับผิดชอบ,วันที่ปิด\nเอซี,๑๐๐๐,เสนอราคา,สมชาย,๒๕๖๙-๐๓-๐๔',
      'other',
      'deals',
      { ชื่อดีล: 'name', มูลค่า: 'amount', ขั้นตอน: 'stage', วันที่ปิด: 'closeDate' },
    ],
    [
      'contacts in Persian',
      'نام,نام خانوادگی,ایمیل,تلفن همراه,شرکت\nسارا,احمدی,s@example.com,۰۹۱۲۱۲۳۴۵۶۷,آکمه',
      'other',
      'contacts',
      { نام: 'firstName', 'نام خانوادگی': 'lastName', ایمیل: 'emails', شرکت: 'companyName' },
    ],
    [
      'companies in Chinese',
      '公司名稱,網域,產業,員工人數,電話\n宏碁,acer.com,電腦,7000,02-1234-5678',
      'other',
      'companies',
      { 公司名稱: 'name', 網域: 'domain', 產業: 'industry', 員工人數: 'size' },
    ],
    [
      'deals in Latvian',
      'Darījuma nosaukums;Summa;Posms;Atbildīgais;Slēgšanas datums;Uzņēmums\nAkme;1 200,50;Jauns;Anna;2026-03-04;SIA Akme',
      'other',
      'deals',
      { 'Darījuma nosaukums': 'name', Summa: 'amount', Posms: 'stage', Uzņēmums: 'companyName' },
    ],
  ])('%s', async (_what, file, tool, entity, targets) => {
    const result = await recognised(file);
    expect([result.tool, result.entity]).toEqual([tool, entity]);
    const proposed = Object.fromEntries(
      result.columns.flatMap(({ column, target }) =>
        target?.kind === 'field' ? [[column, target.field]] : [],
      ),
    );
    expect(proposed).toMatchObject(targets);
    expect(importMappingSchema.safeParse(proposedMapping(result, 'EUR')).success).toBe(true);
  });

  test('what no field is for becomes a custom field of the type that its values have; probabilities do not', async () => {
    const file = [
      'Deal name,Amount,Stage,Temperature,Needs,Site page,Seats,Kick-off,Annual budget,Probability',
    ]
      .concat(Array.from({ length: 10 }, (_, i) => dealRow(i + 1)))
      .join('\n');
    const { columns } = await recognised(file);
    expect(
      columns.flatMap(({ target }) =>
        target?.kind === 'custom' ? [[target.key, target.label, target.type]] : [],
      ),
    ).toEqual([
      ['temperature', 'Temperature', 'choice'],
      ['needs', 'Needs', 'choices'],
      ['site_page', 'Site page', 'link'],
      ['seats', 'Seats', 'number'],
      ['kick_off', 'Kick-off', 'date'],
      ['annual_budget', 'Annual budget', 'money'],
    ]);
    expect(columns.at(-1)?.target).toBeUndefined();
  });

  test('a column of prototype names gets a harmless key', async () => {
    const { records } = await read('Deal name,Amount,__proto__,constructor\nA,1,x,y');
    expect(records[0]).toMatchObject({ custom: { proto: { value: 'x' }, constructor: { value: 'y' } } });
    expect(Object.getPrototypeOf(records[0]!.entity === 'deals' ? records[0]!.custom : {})).toBeNull();
  });
});

describe('open questions', () => {
  const file = 'Deal name,Amount,Close date\nA,"1,234",03/04/2026\nB,"2,345",05/06/2026';

  test('dates and amounts with two readings in every row are asked about, never guessed', async () => {
    const { questions } = await recognised(file);
    expect(questions.map(({ kind }) => kind).toSorted()).toEqual(['dateOrder', 'decimalMark']);
    const { records, rejects } = await read(file);
    expect(records).toEqual([]);
    expect(rejects.map(({ code }) => code)).toEqual(['decimal_mark_open', 'decimal_mark_open']);
  });

  test('the answers make them readable', async () => {
    const { records } = await read(file, { dates: { 'Close date': 'mdy' }, decimals: { Amount: 'point' } });
    expect(records).toMatchObject([
      { amount: { minor: 123_400, currency: 'EUR' }, closeDate: '2026-03-04' },
      { amount: { minor: 234_500 }, closeDate: '2026-05-06' },
    ]);
  });

  test('a cell far down settles the whole column', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `D${i},"1.${100 + i}",03/04/2026`);
    const long = ['Deal name,Amount,Close date', ...rows, 'Z,"5,5",25/04/2026'].join('\n');
    const first = await proposal(file);
    const open = { ...first, dates: {}, decimals: {} };
    const { mapping, questions } = await settleMapping(await readTable(bytesOf(long)), open);
    expect(questions).toEqual([]);
    expect(mapping).toMatchObject({ dates: { 'Close date': 'dmy' }, decimals: { Amount: 'comma' } });
  });
});

describe('bad rows', () => {
  test.each<[string, string, string]>([
    ['an amount of 1e400', 'A,1e400,2026-03-04,EUR', 'number_too_large'],
    ['an amount of thirty digits', `A,${'1'.repeat(30)},2026-03-04,EUR`, 'number_too_large'],
    ['a negative amount', 'A,-5,2026-03-04,EUR', 'negative_amount'],
    ['the year 0', 'A,5,0000-01-01,EUR', 'date_out_of_range'],
    ['the year 9999', 'A,5,9999-12-31,EUR', 'date_out_of_range'],
    ['a currency that does not exist', 'A,5,2026-03-04,XYZ', 'unknown_currency'],
    ['no name', ',5,2026-03-04,EUR', 'no_deal_name'],
    ['too many cells', 'A,5,2026-03-04,EUR,rest', 'too_many_cells'],
    ['a megabyte of name', `${'a'.repeat(900_000)},5,2026-03-04,EUR`, 'text_too_long'],
  ])('%s sets the row aside with its reason', async (_what, row, code) => {
    const { records, rejects } = await read(
      `Deal name,Amount,Close date,Currency\nGood,5.5,2026-03-04,EUR\n${row}`,
    );
    expect(records).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 3, code }]);
    expect(rejects[0]!.reason).toMatch(/^.+\.$/s);
  });

  test('cells that cannot be read are left out where that is chosen, and said; a wrong currency still sets aside', async () => {
    const file = 'Deal name,Amount,Close date,Currency\nA,many,soon,EUR\nB,5.5,2026-03-04,XYZ';
    const mapping = await proposal('Deal name,Amount,Close date,Currency\nA,5.5,2026-03-04,EUR');
    const { records } = readRecords(await readTable(bytesOf(file)), { ...mapping, badCells: 'leaveOut' });
    const items = await collected(records);
    expect(items).toMatchObject([
      { record: { name: 'A' }, problems: [{ code: 'not_a_number' }, { code: 'not_a_date' }] },
      { reject: { code: 'unknown_currency' } },
    ]);
  });

  test('script, marks and emoji in texts are kept as text; control characters are not', async () => {
    const long = `x,${'1'.repeat(9)}\n`.repeat(30);
    const { records } = await read(
      `Deal name,Amount\n"<script>alert(1)</script> \u202eabc 😀\u0007",5\n${long}`,
    );
    expect(records[0]).toMatchObject({ name: '<script>alert(1)</script> \u202eabc 😀' });
  });

  test('what our own export made neutral for spreadsheets is as it was', async () => {
    const file = csvLine(['Portolan ID', 'Deal name', 'Amount']) + csvLine(['1', '=1+1', '5.5']);
    expect((await read(file)).records).toMatchObject([{ name: '=1+1' }]);
  });

  test('the newer of two rows of one id stands, in whatever order they come', async () => {
    const up = await read(twice('1', '2'));
    expect(up.items).toMatchObject([
      {},
      { replaces: 2, record: { name: 'B' } },
      { reject: { code: 'repeated_row' } },
    ]);
    const down = await read(twice('2', '1'));
    expect(down.rejects.map(({ code }) => code)).toEqual(['older_repeat', 'older_repeat']);
  });
});

describe('records', () => {
  test('an activity of a day keeps its day, one with a time is an instant in the zone of the import', async () => {
    const file =
      'Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Note\nCall,call,2026-03-04,09:30,00:30,Done,<p>Hi<br>there</p>\nMail,mail,2026-03-05,,,To do,';
    const { records } = await read(file, { timeZone: 'Asia/Bangkok' });
    expect(records).toMatchObject([
      { subject: 'Call', dueAt: '2026-03-04T02:30:00.000Z', minutes: 30, done: true, note: 'Hi\nthere' },
      { subject: 'Mail', dueOn: '2026-03-05', done: false },
    ]);
  });

  test('several ids and addresses in one cell are several', async () => {
    const deals = await read('Record ID,Deal Name,Deal Stage,Associated Contact IDs\n1,A,New,8;9');
    expect(deals.records).toMatchObject([{ contactIds: ['8', '9'] }]);
    const contacts = await read(
      'First name,Last name,E-mail,E-mail 2,Phone\nA,B,"a@x.com; b@x.com",,+371 20000000',
    );
    expect(contacts.records).toMatchObject([{ emails: ['a@x.com', 'b@x.com'], phones: ['+371 20000000'] }]);
  });
});

describe('histories', () => {
  test('dates of stages become moves in order, and say that returns are not known', async () => {
    const file =
      'Record ID,Deal Name,Deal Stage,"Date entered ""Offer (Sales)""","Date entered ""New (Sales)"""\n1,A,Offer,2026-03-02 10:00,2026-03-01 10:00';
    const { records, items } = await read(file);
    const [deal] = records;
    expect(deal?.entity === 'deals' && historyOfDeal(deal).moves.map(({ stage }) => stage)).toEqual([
      'New',
      'Offer',
    ]);
    const { warnings } = await stageHistoryOf({ kind: 'deals', records: items });
    expect(warnings).toMatchObject([{ code: 'reentries_collapsed', count: 1 }]);
  });

  test('rows that change something else than the stage are no moves', async () => {
    const file =
      'Id,OpportunityId,CreatedDate,StageName,Amount,SystemModstamp\n1,A,2026-03-01T10:00:00Z,New,1,x\n2,A,2026-03-02T10:00:00Z,New,2,x\n3,A,2026-03-03T10:00:00Z,Offer,2,x\n4,A,2026-03-04T10:00:00Z,New,2,x';
    const { items } = await read(file);
    const { deals, warnings } = await stageHistoryOf({ kind: 'changes', records: items });
    expect(deals).toMatchObject([
      { deal: { id: 'A' }, moves: [{ stage: 'New' }, { stage: 'Offer' }, { stage: 'New' }] },
    ]);
    expect(warnings).toMatchObject([{ code: 'unchanged_stages', count: 1 }]);
  });

  test('ragged rows of a property history hold a move in each pair', async () => {
    const file =
      'id,name,value1,time1,value2,time2\nD1,dealstage,new,2026-03-01T10:00:00Z,offer,2026-03-02T10:00:00Z,won,2026-03-03T10:00:00Z\nD1,amount,5,2026-03-01T10:00:00Z';
    const mapping = importMappingSchema.parse({
      entity: 'stageHistory',
      currency: 'EUR',
      pairs: true,
      where: { column: 'name', equals: ['dealstage'] },
      columns: [
        { column: 'id', target: { kind: 'field', field: 'dealId' } },
        { column: 'value1', target: { kind: 'field', field: 'to' } },
        { column: 'time1', target: { kind: 'field', field: 'at' } },
      ],
    });
    const { records } = readRecords(await readTable(bytesOf(file)), mapping);
    const { deals } = await stageHistoryOf({ kind: 'changes', records });
    expect(deals).toMatchObject([
      { deal: { id: 'D1' }, moves: [{ stage: 'new' }, { stage: 'offer' }, { stage: 'won' }] },
    ]);
    expect((await recognised(file)).pairs).toBe(true);
  });

  test('the flow and the changelog of Pipedrive give moves, those for many deals marked', async () => {
    const flow = {
      data: [
        {
          object: 'dealChange',
          timestamp: '2026-03-02 10:00:00',
          data: {
            item_id: 7,
            user_id: 1,
            field_key: 'stage_id',
            old_value: '1',
            new_value: '2',
            log_time: '2026-03-02 10:00:00',
            additional_data: { old_value_formatted: 'New', new_value_formatted: 'Offer' },
          },
        },
        { object: 'activity', data: {} },
      ],
    };
    const changelog = {
      data: [
        {
          field_key: 'stage_id',
          old_value: '2',
          new_value: '3',
          actor_user_id: 1,
          time: '2026-03-03 10:00:00',
          is_bulk_update_flag: true,
        },
        { field_key: 'value' },
        { field_key: 'stage_id' },
      ],
    };
    expect((await stageHistoryOf({ kind: 'pipedrive', json: flow })).deals).toEqual([
      {
        deal: { id: '7' },
        before: 'New',
        moves: [{ stage: 'Offer', at: '2026-03-02T10:00:00.000Z', by: '1' }],
      },
    ]);
    const told = await stageHistoryOf({ kind: 'pipedrive', json: changelog, dealId: '7' });
    expect(told.deals[0]?.moves).toMatchObject([{ stage: '3', bulk: true }]);
    expect(told.warnings.map(({ code }) => code)).toEqual([
      'unreadable_entries',
      'bulk_moves',
      'history_incomplete',
    ]);
  });

  test('the properties with history of HubSpot give moves', async () => {
    const json = {
      results: [
        {
          id: '9',
          properties: { dealname: 'Acme' },
          propertiesWithHistory: {
            dealstage: [
              { value: 'offer', timestamp: '2026-03-02T10:00:00Z', sourceType: 'IMPORT' },
              { value: 'new', timestamp: '2026-03-01T10:00:00Z', updatedByUserId: 3 },
            ],
          },
        },
        {},
      ],
    };
    expect((await stageHistoryOf({ kind: 'hubspot', json })).deals).toEqual([
      {
        deal: { id: '9', name: 'Acme' },
        moves: [
          { stage: 'new', at: '2026-03-01T10:00:00.000Z', by: '3' },
          { stage: 'offer', at: '2026-03-02T10:00:00.000Z', bulk: true },
        ],
      },
    ]);
  });

  test('a board gives the moves of its cards, and the making of those whose beginning it lacks', async () => {
    const json = {
      lists: [
        { id: 'l1', name: 'New' },
        { id: 'l2', name: 'Offer' },
      ],
      cards: [{ id: '69a50000aaaaaaaaaaaaaaaa', name: 'Acme', idList: 'l2', email: 'secret@example.com' }],
      actions: [
        {
          type: 'updateCard',
          date: '2026-03-04T10:00:00Z',
          data: {
            card: { id: '69a50000aaaaaaaaaaaaaaaa', name: 'Acme' },
            listBefore: { id: 'l1', name: 'Old name' },
            listAfter: { id: 'l2', name: 'Offer' },
          },
          memberCreator: { fullName: 'Anna' },
        },
      ],
    };
    const { deals, warnings } = await stageHistoryOf({ kind: 'trello', json });
    expect(deals[0]?.moves).toMatchObject([{ stage: 'New' }, { stage: 'Offer', by: 'Anna' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['creation_from_id']);
    expect(JSON.stringify(deals)).not.toContain('secret');
  });
});

describe('words that nearly fit', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['GTXPro', ['GTX Basic', 'GTX Pro', 'MG Special'], 'GTX Pro'],
    ['technolgy', ['finance', 'technology', 'retail'], 'technology'],
    ['Philipines', ['Philippines', 'Poland'], 'Philippines'],
    ['Авито', ['website', 'avito'], 'avito'],
    ['WAIT_CLIENT', ['NEW', 'WON'], undefined],
    ['', ['NEW'], undefined],
  ])('%s', (text, options, best) => expect(nearest(text, options)[0]?.option).toBe(best));

  test('spellings of one word are grouped, the commonest first', () => {
    expect(
      spellingVariants(
        new Map([
          ['Avito', 1],
          ['avito', 3],
          ['AVITO', 1],
          ['website', 2],
          ['Авито', 1],
        ]),
      ),
    ).toEqual([['avito', 'AVITO', 'Avito', 'Авито']]);
  });
});
