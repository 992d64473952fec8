// A BPMN 2.0 file as a map: ours come back as they were, with whatever other tools changed; of foreign ones what fits
// is mapped and the rest is said. Nothing in a file can do more than become text.
import { problemsOf, type ProcessFacts, type SalesMap } from '@portolan/core';
import { FormatError } from '../format-error.ts';
import { collectWarnings, type BpmnWarning, type Warn } from './bpmn-warnings.ts';
import { buildMap } from './build-map.ts';
import { draftOf } from './draft.ts';
import { pathsOf } from './draft-paths.ts';
import { createModdle, type BpmnElement } from './moddle.ts';
import { checkedXml, notBpmn } from './read-xml.ts';

export interface BpmnRead {
  readonly value: { readonly process: ProcessFacts; readonly map: SalesMap };
  readonly warnings: readonly BpmnWarning[];
}

/**
 * @param source bytes of the file, in the encoding that it declares, or its text
 * @throws FormatError where nothing is usable: `empty`, `binary`, `encoding`, `truncated`, `too_large`, `xml_dtd`,
 *   `xml_entity`, `xml_malformed`, `xml_depth`, `cell_too_long`, `not_bpmn`, `map_too_large`, `no_steps`
 */
export async function readBpmn(source: string | Uint8Array): Promise<BpmnRead> {
  const xml = checkedXml(source);
  const definitions = await parsed(xml);
  const first = collectWarnings();
  sayParserWarnings(definitions.warnings, first.warn);
  const draft = draftOf(definitions.rootElement, first.warn);
  if (draft.nodes.size === 0) {
    if (ownFile(definitions.rootElement)) {
      const paths = pathsOf(draft, first.warn);
      return { value: buildMap(draft, paths, first.warn, true), warnings: first.list() };
    }
    throw new FormatError(
      'no_steps',
      'The file is BPMN, but it has no process with a step in it. Export a process or collaboration diagram.',
      { expected: 'a process with at least one task' },
    );
  }
  const paths = pathsOf(draft, first.warn);
  const built = buildMap(draft, paths, first.warn, true);
  if (problemsOf(built.map).length === 0) return { value: built, warnings: first.list() };
  // Our own fields contradict each other: another hand was in them. What BPMN itself says never does.
  const second = collectWarnings();
  sayParserWarnings(definitions.warnings, second.warn);
  second.warn('own_data_broken', {});
  const again = draftOf(definitions.rootElement, second.warn);
  const value = buildMap(again, pathsOf(again, second.warn), second.warn, false);
  return { value, warnings: second.list() };
}

type Parsed = Awaited<ReturnType<Awaited<ReturnType<typeof createModdle>>['fromXML']>>;

async function parsed(xml: string): Promise<Parsed> {
  const moddle = await createModdle();
  try {
    return await moddle.fromXML(xml, 'bpmn:Definitions', { lax: true });
  } catch (error) {
    throw notBpmn(error instanceof Error ? error.message : String(error));
  }
}

/** An empty map of ours is a map. */
function ownFile({ rootElements }: BpmnElement): boolean {
  return (
    rootElements?.some(({ extensionElements }) =>
      extensionElements?.values?.some(({ $type }) => $type === 'portolan:Map'),
    ) ?? false
  );
}

function sayParserWarnings(warnings: Parsed['warnings'], warn: Warn): void {
  for (const { message } of warnings) {
    const reference = /^unresolved reference <([\s\S]*)>$/u.exec(message)?.[1];
    if (reference !== undefined) warn('unknown_reference', { id: reference.slice(0, 100) });
    // Attributes of other tools and the name of the encoding, which is settled by now, change nothing.
    else if (!/^(?:unknown attribute|unsupported document encoding)/u.test(message)) {
      warn('unreadable_part', { what: message.replaceAll(/\s+/gu, ' ').slice(0, 200) });
    }
  }
}
