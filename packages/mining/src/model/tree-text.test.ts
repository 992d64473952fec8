// The text form of process trees: read as written, and refused with the place of what is wrong.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { treesWith } from '../../testing/trees.ts';
import { formatTree, parseTree, TreeTextError } from './tree-text.ts';

const nested = (depth: number): string => `${'->( '.repeat(depth)}'a'${' )'.repeat(depth)}`;

describe('text of a process tree', () => {
  test('is the notation of the reference', () => {
    const text = "->( 'register', X( 'check', tau ), *( +( 'a', 'b' ), 'again' ) )";
    const tree = parseTree(text);
    expect(tree).toEqual({
      kind: 'sequence',
      parts: [
        { kind: 'activity', name: 'register' },
        { kind: 'choice', parts: [{ kind: 'activity', name: 'check' }, { kind: 'silent' }] },
        {
          kind: 'loop',
          body: {
            kind: 'parallel',
            parts: [
              { kind: 'activity', name: 'a' },
              { kind: 'activity', name: 'b' },
            ],
          },
          redo: { kind: 'activity', name: 'again' },
        },
      ],
    });
    expect(formatTree(tree)).toBe(text);
    expect(parseTree("\n->('register',X('check',tau),*(+('a','b'),'again'))  ")).toEqual(tree);
  });

  test('several ways back are a choice of ways back', () => {
    expect(formatTree(parseTree("*( 'a', 'b', 'c' )"))).toBe("*( 'a', X( 'b', 'c' ) )");
  });

  test('any tree with any names is read as it was written', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom("it's", '\\', "\\'", '\n', '', 'tau'),
    );
    fc.assert(
      fc.property(treesWith(name), (tree) => {
        const text = formatTree(tree);
        expect(parseTree(text)).toEqual(tree);
        expect(text).not.toContain('\n');
      }),
    );
  });

  test('a tree too deep to be walked is refused', () => {
    expect(formatTree(parseTree(nested(1000)))).toBe(nested(1000));
    expect(() => parseTree(nested(100_000))).toThrow(TreeTextError);
  });

  test.each([
    ['', 0, 'the text ends'],
    ["X 'a'", 2, 'an opening bracket'],
    ["X( 'a'", 6, 'a closing bracket for the block begun at character 1'],
    ["X( 'a' 'b' )", 7, 'a comma'],
    ['X( )', 3, 'Expected a part'],
    ["->( 'a', )", 9, 'Expected a part'],
    ["X( 'a' ) )", 9, 'the end of the text'],
    ["'a' 'b'", 4, 'the end of the text'],
    ["->( 'a', 'b )", 9, 'never closed'],
    ["+( 'x', *( 'a' ) )", 8, 'no way back'],
    ["O( 'a', 'b' )", 0, 'Expected a part'],
    ['taut', 0, 'Expected a part'],
    ['->( a, b )', 4, 'an activity in single quotes'],
  ])('%j is refused at %i', (text, position, said) => {
    const refused = (): unknown => parseTree(text);
    expect(refused).toThrow(TreeTextError);
    expect(refused).toThrow(expect.objectContaining({ position, message: expect.stringContaining(said) }));
  });
});
