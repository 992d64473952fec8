import type { MapComment } from '@portolan/contract';
import { expect, test } from 'vitest';
import { commentCounts, commentThreads } from './comment-threads.ts';

function comment(id: string, part: Partial<MapComment> = {}): MapComment {
  return {
    id,
    replyTo: null,
    about: 'nodes/qualify',
    kind: 'comment',
    text: id,
    by: null,
    version: 1,
    createdAt: `2026-03-0${id.length}T09:00:00.000Z`,
    editedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    mine: false,
    ...part,
  };
}
const resolved = { resolvedAt: '2026-03-09T09:00:00.000Z' };

test('open threads come first, the newest first; answers in the order they were given', () => {
  const threads = commentThreads([
    comment('a'),
    comment('bb', resolved),
    comment('ccc'),
    comment('dddd', { replyTo: 'a' }),
    comment('eeeee', { replyTo: 'a' }),
  ]);
  expect(threads.map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)])).toEqual([
    ['ccc'],
    ['a', 'dddd', 'eeeee'],
    ['bb'],
  ]);
});

test('what is being taken away is gone with its answers', () => {
  const comments = [comment('a'), comment('bb', { replyTo: 'a' }), comment('ccc')];
  expect(commentThreads(comments, new Set(['a'])).map(({ first }) => first.id)).toEqual(['ccc']);
  expect(commentThreads(comments, new Set(['bb']))[1]?.answers).toEqual([]);
});

test('badges count open threads, not answers', () => {
  const counts = commentCounts([
    comment('a'),
    comment('bb', { replyTo: 'a' }),
    comment('ccc', resolved),
    comment('dddd', { about: 'map' }),
    comment('eeeee'),
  ]);
  expect(Object.fromEntries(counts)).toEqual({ 'nodes/qualify': 2, map: 1 });
});
