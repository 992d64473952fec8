import type { MapCommand, SalesMap } from '@portolan/core';
import { applyCommand, mapSchema } from '@portolan/core';
import { describe, expect, it } from 'vitest';
import { createDraft, type SavedEdit, type SendBatch, type SendResult } from './draft.ts';

const START = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'a', name: 'Meet' },
    { type: 'stage', id: 'b', name: 'Close' },
  ],
});
const rename = (id: string, name: string): MapCommand => ({
  do: 'set',
  in: 'nodes',
  id,
  field: 'name',
  value: name,
});
const nameOf = (map: SalesMap, id: string) => map.nodes.find((node) => node.id === id)?.name;

/** What the real server does: applies to the newest map, numbers, answers with all since `base`. */
function server(start: SalesMap) {
  let map = start;
  const edits: SavedEdit[] = [];
  let down = false;
  const known = new Map<string, number>();
  return {
    get map() {
      return map;
    },
    edits,
    breakDown(value: boolean) {
      down = value;
    },
    save(client: string, command: MapCommand): SendResult {
      const applied = applyCommand(map, command);
      if (!applied.ok) return { kind: 'refused', message: applied.refusal.message };
      map = applied.map;
      edits.push({
        revision: edits.length + 1,
        by: { id: client, name: client },
        client,
        command,
        inverse: applied.inverse,
      });
      return { kind: 'saved', revision: edits.length, contentRevision: edits.length, edits: [] };
    },
    sender(client: string) {
      return async (batch: SendBatch): Promise<SendResult> => {
        await Promise.resolve();
        if (down) return { kind: 'unreachable' };
        if (!known.has(batch.key)) {
          const saved = this.save(client, batch.command);
          if (saved.kind !== 'saved') return saved;
          known.set(batch.key, edits.length);
        }
        return {
          kind: 'saved',
          revision: edits.length,
          contentRevision: edits.length,
          edits: edits.filter(({ revision }) => revision > batch.base),
        };
      };
    },
  };
}

function draftOf(there: ReturnType<typeof server>, client: string) {
  let key = 0;
  return createDraft({
    map: there.map,
    revision: there.edits.length,
    contentRevision: there.edits.length,
    readOnly: false,
    client,
    send: there.sender(client),
    newKey: () => `${client}${key++}`,
    delay: 1,
    retry: 5,
  });
}

describe('a draft', () => {
  it('shows an edit at once and saves it soon', async () => {
    const there = server(START);
    const draft = draftOf(there, 'mai');
    expect(draft.edit(rename('a', 'Qualify'))).toBeNull();
    expect(nameOf(draft.get().map, 'a')).toBe('Qualify');
    expect(draft.get().saving).toBe('saving');
    await draft.flush();
    expect(nameOf(there.map, 'a')).toBe('Qualify');
    expect(draft.get()).toMatchObject({ saving: 'saved', revision: 1 });
  });

  it('says why an edit is not possible, and stays as it was', () => {
    const draft = draftOf(server(START), 'mai');
    expect(draft.edit({ do: 'remove', from: 'nodes', id: 'zz' })).toMatch(/not on the map/u);
    expect(draft.get()).toMatchObject({ map: START, saving: 'saved', canUndo: false });
  });

  it('undoes and redoes over the whole time, typing in one field as one step', async () => {
    const there = server(START);
    const draft = draftOf(there, 'mai');
    for (const name of ['M', 'Me', 'Mee']) draft.edit(rename('a', name), 'nodes/a/name');
    draft.edit(rename('b', 'Sign'));
    await draft.flush();
    draft.undo();
    expect(nameOf(draft.get().map, 'b')).toBe('Close');
    draft.undo();
    expect(draft.get().map).toEqual(START);
    expect(draft.get().canUndo).toBe(false);
    draft.redo();
    draft.redo();
    await draft.flush();
    expect([nameOf(there.map, 'a'), nameOf(there.map, 'b')]).toEqual(['Mee', 'Sign']);
    draft.undo();
    expect(nameOf(draft.get().map, 'b')).toBe('Close');
  });

  it('keeps edits of two people in different fields', async () => {
    const there = server(START);
    const mai = draftOf(there, 'mai');
    const ali = draftOf(there, 'ali');
    mai.edit(rename('a', 'Qualify'));
    ali.edit(rename('b', 'Sign'));
    await mai.flush();
    await ali.flush();
    mai.receive(there.edits, there.edits.length, there.edits.length);
    for (const draft of [mai, ali]) {
      expect([nameOf(draft.get().map, 'a'), nameOf(draft.get().map, 'b')]).toEqual(['Qualify', 'Sign']);
      expect(draft.get().meetings).toEqual([]);
    }
  });

  it('in one field lets the later stand, says who, and can bring the other back', async () => {
    const there = server(START);
    const mai = draftOf(there, 'mai');
    const ali = draftOf(there, 'ali');
    mai.edit(rename('a', 'Qualify'));
    await mai.flush();
    ali.edit(rename('a', 'Discover'));
    await ali.flush();
    expect(nameOf(there.map, 'a')).toBe('Discover');
    expect(ali.get().meetings).toMatchObject([{ about: 'nodes/a/name', by: 'mai', mineStands: true }]);
    mai.receive(there.edits, there.edits.length, there.edits.length);
    const [meeting] = mai.get().meetings;
    expect(meeting).toMatchObject({ about: 'nodes/a/name', by: 'ali', mineStands: false });
    mai.edit(meeting!.restore);
    mai.dismiss(meeting!.id);
    await mai.flush();
    expect(nameOf(there.map, 'a')).toBe('Qualify');
  });

  it('loses nothing while the server is away, and applies nothing twice', async () => {
    const there = server(START);
    const draft = draftOf(there, 'mai');
    there.breakDown(true);
    draft.edit(rename('a', 'Qualify'));
    await draft.flush();
    expect(draft.get().saving).toBe('unreachable');
    draft.edit(rename('b', 'Sign'));
    there.breakDown(false);
    await expect.poll(() => draft.get().saving).toBe('saved');
    expect([nameOf(there.map, 'a'), nameOf(there.map, 'b')]).toEqual(['Qualify', 'Sign']);
    expect(there.edits).toHaveLength(2);
  });

  it('takes off what the server refuses, and says so', async () => {
    const there = server(START);
    const mai = draftOf(there, 'mai');
    there.save('ali', { do: 'remove', from: 'nodes', id: 'b' });
    mai.edit(rename('b', 'Sign'));
    await mai.flush();
    expect(mai.get().refusal).toMatch(/not on the map/u);
    mai.receive(there.edits, 1, 1);
    expect(mai.get().map.nodes.map(({ id }) => id)).toEqual(['a']);
  });

  it('that is far behind goes on from the newest state, with its own edit on top', async () => {
    const newest = mapSchema.parse({
      nodes: [
        { type: 'stage', id: 'a', name: 'Meet' },
        { type: 'stage', id: 'z', name: 'New' },
      ],
    });
    const sent: SendBatch[] = [];
    const draft = createDraft({
      map: START,
      revision: 0,
      contentRevision: 0,
      readOnly: false,
      client: 'mai',
      send(batch) {
        sent.push(batch);
        return Promise.resolve(
          batch.base === 0
            ? { kind: 'behind', map: newest, revision: 500, contentRevision: 500 }
            : {
                kind: 'saved',
                revision: 501,
                contentRevision: 501,
                edits: [
                  { revision: 501, by: null, client: 'mai', command: batch.command, inverse: batch.command },
                ],
              },
        );
      },
      newKey: () => 'k',
      delay: 1,
    });
    draft.edit(rename('a', 'Qualify'));
    await expect.poll(() => draft.get().saving).toBe('saved');
    expect(sent.map(({ base, key }) => [base, key])).toEqual([
      [0, 'k'],
      [500, 'k'],
    ]);
    expect(draft.get().map.nodes.map(({ name }) => name)).toEqual(['Qualify', 'New']);
  });

  it('stops editing once somebody has published it', async () => {
    const draft = createDraft({
      map: START,
      revision: 0,
      contentRevision: 0,
      readOnly: false,
      client: 'mai',
      send: () => Promise.resolve({ kind: 'published' }),
      newKey: () => 'k',
      delay: 1,
    });
    draft.edit(rename('a', 'Qualify'));
    await draft.flush();
    await expect.poll(() => draft.get().readOnly).toBe(true);
    expect(draft.get()).toMatchObject({ wasPublished: true, map: START });
    expect(draft.edit(rename('a', 'Again'))).toBe('');
  });
});
