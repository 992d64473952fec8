// Ids of a map from ids of a file: ours come back as they were, others become what a map allows; each is used once.
import type { BpmnElement } from './moddle.ts';

export interface Ids {
  /** An id of ours: the part after the prefix, where it is free. */
  readonly claim: (element: BpmnElement, prefixes: readonly string[]) => string | undefined;
  readonly fresh: (element: BpmnElement) => string;
}

/** @param taken ids of elements that stand in no element of BPMN, such as phases */
export function createIds(taken: Iterable<string>): Ids {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return {
    claim: ({ id = '' }, prefixes) => {
      const prefix = prefixes.find((one) => id.startsWith(one));
      if (prefix === undefined) return undefined;
      const own = id.slice(prefix.length);
      if (!/^[A-Za-z0-9_-]{1,64}$/u.test(own) || used.has(own)) return undefined;
      used.add(own);
      return own;
    },
    fresh: ({ id = '' }) => {
      const wanted = id.replaceAll(/[^A-Za-z0-9_-]/gu, '_').slice(0, 56) || 'element';
      let name = wanted;
      for (let i = next.get(wanted) ?? 2; used.has(name); i++) {
        name = `${wanted}_${i}`;
        next.set(wanted, i + 1);
      }
      used.add(name);
      return name;
    },
  };
}
