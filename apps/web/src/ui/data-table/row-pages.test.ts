import { expect, test, vi } from 'vitest';
import { createRowPages, type Page, type RowPages } from './row-pages.ts';

/** A list of `count` numbers, read by cursors. */
function source(count: number, tellsTotal = true) {
  const read: (string | null)[] = [];
  return {
    read,
    readPage: async (cursor: string | null): Promise<Page<number>> => {
      read.push(cursor);
      const start = cursor === null ? 0 : Number(cursor);
      const end = Math.min(count, start + 10);
      const rows = Array.from({ length: end - start }, (_, index) => start + index);
      return { rows, next: end < count ? String(end) : null, ...(tellsTotal ? { total: count } : {}) };
    },
  };
}

const settled = (pages: RowPages<number>, index: number) =>
  vi.waitFor(() => {
    expect(pages.row(index)).toBe(index);
  });

test('rows are read in order as far as one looks, and no further', async () => {
  const { read, readPage } = source(1000);
  const pages = createRowPages({ read: readPage, pageSize: 10 });
  pages.look(0, 25);
  await settled(pages, 24);
  expect(read).toEqual([null, '10', '20']);
});

test('a jump goes there page by page, and only the pages around it stay', async () => {
  const { readPage } = source(10_000);
  const pages = createRowPages({ read: readPage, pageSize: 10, around: 2 });
  pages.look(0, 20);
  await settled(pages, 0);
  expect(pages.extent()).toBe(10_000);
  pages.look(5000, 5020);
  await settled(pages, 5019);
  expect(pages.held()).toBeLessThanOrEqual(6);
  expect(pages.row(0)).toBeUndefined();
});

test('what was let go is read again by its cursor', async () => {
  const { read, readPage } = source(1000);
  const pages = createRowPages({ read: readPage, pageSize: 10, around: 1 });
  pages.look(300, 320);
  await settled(pages, 310);
  const before = read.length;
  pages.look(0, 10);
  await settled(pages, 5);
  expect(read.slice(before)).toEqual([null]);
});

test('a list of a million grows while it is read; one that ends is as long as it is', async () => {
  const many = createRowPages({ read: source(1_000_000).readPage, pageSize: 10 });
  many.look(0, 10);
  await settled(many, 9);
  expect(many.extent()).toBe(20);
  expect(many.total()).toBe(1_000_000);
  const few = createRowPages({ read: source(13, false).readPage, pageSize: 10 });
  few.look(0, 30);
  await settled(few, 12);
  expect(few.extent()).toBe(13);
  expect(few.isEmpty()).toBe(false);
});

test('an empty list says so', async () => {
  const pages = createRowPages({ read: source(0).readPage, pageSize: 10 });
  expect(pages.isEmpty()).toBe(false);
  pages.look(0, 10);
  await vi.waitFor(() => {
    expect(pages.isEmpty()).toBe(true);
  });
});

test('a failure is told and stops; trying again goes on', async () => {
  const { readPage } = source(100);
  let fails = true;
  const pages = createRowPages({
    read: async (cursor) => {
      if (fails && cursor === '10') throw new Error('offline');
      return readPage(cursor);
    },
    pageSize: 10,
  });
  pages.look(0, 30);
  await vi.waitFor(() => {
    expect(pages.failure()).toBeInstanceOf(Error);
  });
  expect(pages.row(5)).toBe(5);
  fails = false;
  pages.retry();
  await settled(pages, 25);
  expect(pages.failure()).toBeUndefined();
});

test('a range is whole, also where its pages were let go', async () => {
  const { readPage } = source(1000);
  const pages = createRowPages({ read: readPage, pageSize: 10, around: 1 });
  pages.look(600, 610);
  await settled(pages, 605);
  expect(await pages.between(7, 34)).toEqual(Array.from({ length: 28 }, (_, index) => index + 7));
});

test('an edited row is replaced and listeners hear of it', async () => {
  const { readPage } = source(30);
  const pages = createRowPages({ read: readPage, pageSize: 10 });
  pages.look(0, 10);
  await settled(pages, 3);
  const heard = vi.fn<() => void>();
  pages.subscribe(heard);
  pages.replace(3, -3);
  expect(pages.row(3)).toBe(-3);
  expect(heard).toHaveBeenCalledOnce();
});

test('closed and looked at again, it goes on', async () => {
  const { readPage } = source(100);
  const pages = createRowPages({ read: readPage, pageSize: 10 });
  pages.look(0, 10);
  pages.close();
  pages.look(0, 20);
  await settled(pages, 15);
  expect(pages.failure()).toBeUndefined();
});
