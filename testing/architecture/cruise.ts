// Runs dependency-cruiser over a tree and returns what crossed a fence.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { FENCES } from './fences.ts';

export interface Crossing {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export async function crossings(
  root: string,
): Promise<{ modules: readonly string[]; crossings: readonly Crossing[] }> {
  const result = await cruise(['packages', 'apps'], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...FENCES] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['/dist/', '^bench/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  });
  if (typeof result.output === 'string')
    throw new TypeError('dependency-cruiser gave a report instead of a result');
  const output: ICruiseResult = result.output;
  return {
    modules: output.modules.map((module) => module.source),
    crossings: output.summary.violations.map((violation) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: violation.to,
    })),
  };
}
