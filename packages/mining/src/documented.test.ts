// Everything that the package exports is documented where it is declared: nobody has to read code to use it.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const index = fileURLToPath(new URL('index.ts', import.meta.url));

/** Names of exports without a documentation comment, of a module that is the only root of a program. */
function undocumented(program: ts.Program, file: string): string[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    return symbol.getDocumentationComment(checker).length > 0 ? [] : [exported.name];
  });
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
};

test('every export of the package says what it is', () => {
  const program = ts.createProgram([index], options);
  const all = program
    .getTypeChecker()
    .getExportsOfModule(program.getTypeChecker().getSymbolAtLocation(program.getSourceFile(index)!)!);
  expect(all.length).toBeGreaterThan(150);
  expect(undocumented(program, index)).toEqual([]);
});

test('an export without documentation is found', () => {
  const host = ts.createCompilerHost(options);
  const source =
    '/** Said. */ export interface Said {}\nexport interface Unsaid {}\nexport const bare = 1;\n';
  const program = ts.createProgram(['/bare.ts'], options, {
    ...host,
    fileExists: (name) => name === '/bare.ts' || host.fileExists(name),
    getSourceFile: (name, version) =>
      name === '/bare.ts' ? ts.createSourceFile(name, source, version) : host.getSourceFile(name, version),
  });
  expect(undocumented(program, '/bare.ts')).toEqual(['Unsaid', 'bare']);
});
