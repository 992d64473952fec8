// The calendar feed: what it shows and to whom, how it ends, and that its text is iCalendar whatever the activities say.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let processId: string;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  ({ processId } = await publishedProcess(owner));
});
afterAll(() => app.close());

const plan = (client: Client, more: object) =>
  client.ok(contract.createActivity, { body: { kind: 'task', subject: 'Step', ...more } });
const renew = async (client: Client): Promise<string> => (await client.ok(contract.renewCalendarFeed)).path;
const read = (path: string, headers: Record<string, string> = {}) =>
  app.app.server.inject({ method: 'GET', url: path, headers });

interface Property {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}

/** By the rules of RFC 5545, 3.1: lines end in CRLF, have at most 75 octets, and are unfolded before they are read. */
function propertiesOf(text: string): Property[] {
  expect(text.endsWith('\r\n') || text.endsWith('END:VCALENDAR')).toBe(true);
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  expect(lines.filter((line) => /[\u0000-\u0008\u000A-\u001F\u007F]/.test(line))).toEqual([]);
  return lines
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
      if (name === '') throw new Error(`This is no content line: ${line}`);
      return { name, params, value };
    });
}

/** Events as properties by name; text unescaped (3.3.11). */
function eventsOf(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const { name, params, value } of propertiesOf(text)) {
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends where something else is open`);
    } else if (open.at(-1) === 'VEVENT') {
      events.at(-1)![name + params] = value.replaceAll(/\\([\\;,nN])/g, (_all, sign: string) =>
        sign.toLowerCase() === 'n' ? '\n' : sign,
      );
    }
  }
  expect(open).toEqual([]);
  return events;
}

describe('a calendar feed', () => {
  it('shows what its person has planned, and nothing of others', async () => {
    const rep = await app.member('member', owner.workspaceId);
    const deal = await newDeal(rep, processId, { ownerId: rep.userId });
    const meeting = await plan(rep, {
      kind: 'meeting',
      subject: 'Demo',
      dealId: deal.id,
      due: { at: '2031-05-05T09:00:00+07:00', minutes: 45 },
    });
    const task = await plan(rep, { subject: 'Send the offer', due: { on: '2031-05-06' } });
    await plan(rep, { subject: 'Some day' });
    await plan(rep, { kind: 'note', subject: 'A note' });
    await plan(owner, { subject: "Owner's", due: { on: '2031-05-06' } });
    const reply = await read(await renew(rep));
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(eventsOf(reply.body)).toEqual([
      expect.objectContaining({
        UID: `${meeting.id}@portolan`,
        SUMMARY: 'Demo',
        DTSTART: '20310505T020000Z',
        DTEND: '20310505T024500Z',
        DESCRIPTION: 'Harbour gauges',
      }),
      expect.objectContaining({
        UID: `${task.id}@portolan`,
        'DTSTART;VALUE=DATE': '20310506',
        'DTEND;VALUE=DATE': '20310507',
        TRANSP: 'TRANSPARENT',
      }),
    ]);
  });

  it.each([
    ['lines and properties', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:https://evil.example'],
    ['signs that have a meaning', 'a;b,c\\n:"d" \\; \\'],
    ['control characters', 'bell \u0007 escape \u001b[31m delete \u007f'],
    ['a long line in Thai', 'ประชุมกับลูกค้า'.repeat(15)],
    ['emoji at the fold', `${'x'.repeat(64)}${'👩‍👩‍👧'.repeat(10)}`],
    ['right to left', '\u202eجلسه با مشتری\u202c'],
    ['HTML', '<script>alert(1)</script>'],
  ])('holds %s as text', async (_name, subject) => {
    const rep = await app.member('member', owner.workspaceId);
    await plan(rep, { subject, due: { on: '2031-05-06' } });
    const events = eventsOf((await read(await renew(rep))).body);
    // oxlint-disable-next-line no-control-regex -- what may not stand in it is a blank
    const expected = subject.replaceAll(/\r\n/g, '\n').replaceAll(/[\u0007\u001b\u007f]/g, ' ');
    expect(events.map((event) => event['SUMMARY'])).toEqual([expected]);
    expect(Object.keys(events[0]!)).not.toContain('ATTACH');
  });

  it('is not sent again while nothing has changed', async () => {
    const rep = await app.member('member', owner.workspaceId);
    const { id } = await plan(rep, { due: { on: '2031-05-06' } });
    const path = await renew(rep);
    const first = await read(path);
    const etag = String(first.headers['etag']);
    const again = await read(path, { 'if-none-match': `"other", W/${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await rep.ok(contract.updateActivity, { params: { id }, body: { changes: { subject: 'Changed' } } });
    expect((await read(path, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('ends when it is revoked or made anew, and with the membership', async () => {
    const rep = await app.member('member', owner.workspaceId);
    expect(await rep.ok(contract.getCalendarFeed)).toEqual({ feed: null });
    const first = await renew(rep);
    const second = await renew(rep);
    expect([(await read(first)).statusCode, (await read(second)).statusCode]).toEqual([404, 200]);
    expect((await rep.ok(contract.getCalendarFeed)).feed).toEqual({
      createdAt: expect.any(String),
      lastReadAt: expect.any(String),
    });
    await rep.ok(contract.revokeCalendarFeed);
    await rep.ok(contract.revokeCalendarFeed);
    expect((await read(second)).statusCode).toBe(404);
    const third = await renew(rep);
    expect((await read(third)).statusCode).toBe(200);
    await app.owner.query('update members set deactivated_at = now() where user_id = $1', [rep.userId]);
    expect((await read(third)).statusCode).toBe(404);
  });

  it('is one, however many are asked for at once', async () => {
    const rep = await app.member('member', owner.workspaceId);
    const paths = await Promise.all(Array.from({ length: 5 }, () => renew(rep)));
    const statuses = await Promise.all(paths.map(async (path) => (await read(path)).statusCode));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('has a secret of 256 bits that is nowhere in the database', async () => {
    const rep = await app.member('member', owner.workspaceId);
    const token = /calendars\/([\w-]+)\.ics$/u.exec(await renew(rep))![1]!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { rows } = await app.owner.query<{ row: string }>(
      `select f::text as row from calendar_feeds f union all select a::text from audit_entries a
        where action like 'calendar_feed.%'`,
    );
    const all = rows.map(({ row }) => row).join();
    expect(all).toContain('calendar_feed.create');
    expect(all).not.toContain(token);
    expect(all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });
});
