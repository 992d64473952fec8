// The stream of a tab with a browser in hand: when it is open, from where it goes on, and what it tells.
import { expect, test } from 'vitest';
import { createLiveStream } from './live-stream.ts';
import type { LiveMessage } from './live-stream.ts';
import { refetchOn, staleKeys } from './refetch-table.ts';

function browserInHand() {
  const sources: { url: string; readyState: number; emit: (type: string, data?: unknown) => void }[] = [];
  const timers = new Map<number, { run: () => void; ms: number }>();
  let hidden = false;
  let changed: (() => void) | undefined;
  let timer = 0;
  const stream = createLiveStream({
    open(url) {
      const hears = new Map<string, (event: { data?: unknown }) => void>();
      const source = {
        url,
        readyState: 1,
        emit: (type: string, data?: unknown) => hears.get(type)?.({ data: JSON.stringify(data) }),
        addEventListener: (type: string, hear: (event: { data?: unknown }) => void) =>
          void hears.set(type, hear),
        close: () => (source.readyState = 2),
      };
      sources.push(source);
      return source;
    },
    isHidden: () => hidden,
    onVisibility: (tell) => (changed = tell),
    setTimer(run, ms) {
      timers.set(++timer, { run, ms });
      return timer;
    },
    clearTimer: (id) => timers.delete(id as number),
  });
  return {
    stream,
    sources,
    waits: () => [...timers.values()].map(({ ms }) => ms),
    hide: (to: boolean) => {
      hidden = to;
      changed?.();
    },
    runTimers: () => {
      for (const [id, { run }] of timers) {
        timers.delete(id);
        run();
      }
    },
    open: () => sources.filter((one) => one.readyState !== 2),
  };
}

const change = (cursor: string, about = 'deal') => ({ cursor, about, recordId: cursor, kind: 'moved' });

test('there is one stream for all who listen, and none without them', () => {
  const { stream, sources, open } = browserInHand();
  stream.follow('w');
  expect(sources).toHaveLength(0);
  const ends = [stream.listen(() => undefined), stream.listen(() => undefined)];
  expect(sources.map(({ url }) => url)).toEqual(['/api/v1/live?workspace=w']);
  ends[0]!();
  expect(open()).toHaveLength(1);
  ends[1]!();
  expect(open()).toHaveLength(0);
});

test('everybody is told of changes, and of a reset', () => {
  const { stream, sources } = browserInHand();
  const heard: LiveMessage[] = [];
  stream.follow('w');
  stream.listen((message) => heard.push(message));
  sources[0]!.emit('ready', { cursor: '1.0' });
  sources[0]!.emit('changes', [change('2.1')]);
  sources[0]!.emit('reset', { cursor: '9.0' });
  expect(heard).toEqual([{ kind: 'changes', changes: [change('2.1')] }, { kind: 'reset' }]);
});

test('a hidden tab lets go after a minute and goes on where it was when it is shown', () => {
  const { stream, sources, hide, runTimers, open } = browserInHand();
  stream.follow('w');
  stream.listen(() => undefined);
  sources[0]!.emit('changes', [change('2.1'), change('2.2')]);
  hide(true);
  hide(false);
  expect(open()).toHaveLength(1);
  hide(true);
  runTimers();
  expect(open()).toHaveLength(0);
  hide(false);
  expect(sources.at(-1)!.url).toBe('/api/v1/live?workspace=w&after=2.2');
});

test('after a refusal it is tried again, ever less often', () => {
  const { stream, sources, waits, runTimers } = browserInHand();
  stream.follow('w');
  stream.listen(() => undefined);
  sources[0]!.emit('ready', { cursor: '1.0' });
  const waited: number[] = [];
  for (let i = 0; i < 7; i++) {
    const last = sources.at(-1)!;
    last.readyState = 2;
    last.emit('error');
    waited.push(...waits());
    runTimers();
  }
  expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(sources.at(-1)!.url).toContain('after=1.0');
});

test('another workspace has a stream of its own, from now on', () => {
  const { stream, sources, open } = browserInHand();
  stream.follow('a');
  stream.listen(() => undefined);
  sources[0]!.emit('ready', { cursor: '1.0' });
  stream.follow('b');
  expect(open().map(({ url }) => url)).toEqual(['/api/v1/live?workspace=b']);
  sources[0]!.emit('changes', [change('5.5')]);
  stream.follow(null);
  expect(open()).toEqual([]);
});

test('changes make the keys old that features named, each once', () => {
  refetchOn('note', () => [['notes']]);
  refetchOn('note', ({ recordId }) => [['note', recordId]]);
  const changes = [change('1.1', 'note'), change('1.2', 'note'), change('1.3', 'nobody')] as never;
  expect(staleKeys(changes)).toEqual([['notes'], ['note', '1.1'], ['note', '1.2']]);
});
