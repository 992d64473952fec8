// The plain form of process trees: the same traces, never larger, nothing left to simplify.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, treesOver } from '../../testing/trees.ts';
import { countNodes, isSkippable, simplifyTree } from './simplify-tree.ts';
import { formatTree, parseTree } from './tree-text.ts';

describe('the plain form of a process tree', () => {
  test.each([
    ["->( 'a', ->( 'b', tau ) )", "->( 'a', 'b' )"],
    ["X( 'a', X( tau, 'b', 'a' ), tau )", "X( tau, 'a', 'b' )"],
    ["+( tau, +( 'a', +( 'b', 'c' ) ) )", "+( 'a', 'b', 'c' )"],
    ['->( tau, +( tau ) )', 'tau'],
    ["*( *( 'a', 'b' ), 'c' )", "*( 'a', X( 'b', 'c' ) )"],
    ["*( X( 'a', tau ), tau )", "X( tau, *( 'a', tau ) )"],
    ['*( tau, tau )', 'tau'],
    // Silent parts that matter stay.
    ["*( tau, 'a' )", "*( tau, 'a' )"],
    ["*( 'a', tau )", "*( 'a', tau )"],
    // A way that may be empty makes the silent way idle.
    ["X( tau, *( tau, 'a' ) )", "*( tau, 'a' )"],
  ])('%s is %s', (text, plain) => {
    expect(formatTree(simplifyTree(parseTree(text)))).toBe(plain);
  });

  test('allows the same traces, is never larger, and is its own plain form', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c'], 3), (tree) => {
        const plain = simplifyTree(tree);
        expect(languageOf(plain, 4)).toEqual(languageOf(tree, 4));
        expect(countNodes(plain)).toBeLessThanOrEqual(countNodes(tree));
        expect(simplifyTree(plain)).toEqual(plain);
        expect(isSkippable(tree)).toBe(languageOf(tree, 0).length === 1);
      }),
      { numRuns: 300 },
    );
  });
});
