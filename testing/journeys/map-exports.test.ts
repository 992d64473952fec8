// Exported maps in the tools of others, in a real Chromium: bpmn-js opens the BPMN, Mermaid reads the flowchart.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processFactsSchema, type SalesMap } from '@portolan/core';
import { geometryOfLayout, readBpmn, writeBpmn, writeMermaid, writeTreeBpmn } from '@portolan/formats';
import { parseTree } from '@portolan/mining';
import { layoutMap } from '@portolan/picture';
import * as fc from 'fast-check';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileMap, HOSTILE_TEXTS } from '../../packages/formats/src/testing/hostile-map.ts';
import { sampleMap } from '../../packages/formats/src/testing/sample-map.ts';

const require = createRequire(import.meta.url);
const facts = processFactsSchema.parse({ name: 'New business' });
const PICTURES = join(tmpdir(), 'portolan-map-exports');

let browser: Browser;
let bpmn: Page;
let mermaid: Page;

/** An empty page with a script of a package on it; nothing is fetched from anywhere. */
async function pageWith(script: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent(
    '<!doctype html><meta charset="utf-8"><div id="canvas" style="width:1600px;height:900px"></div>',
  );
  await page.addScriptTag({ content: await readFile(require.resolve(script), 'utf8') });
  return page;
}

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  await mkdir(PICTURES, { recursive: true });
  bpmn = await pageWith('bpmn-js/dist/bpmn-modeler.production.min.js');
  mermaid = await pageWith('mermaid/dist/mermaid.min.js');
});
afterAll(() => browser?.close());

interface Opened {
  readonly warnings: readonly string[];
  /** Elements on the canvas, labels left out. */
  readonly shapes: number;
  /** The file as bpmn-js writes it again. */
  readonly xml: string;
}

function openInBpmnJs(xml: string): Promise<Opened> {
  return bpmn.evaluate(async (text) => {
    type Modeler = {
      importXML: (xml: string) => Promise<{ warnings: { message: string }[] }>;
      saveXML: (options: object) => Promise<{ xml: string }>;
      get: (name: string) => { zoom: (to: string) => void; getAll: () => { type: string }[] };
    };
    const page = globalThis as unknown as { modeler?: Modeler; BpmnJS: new (options: object) => Modeler };
    page.modeler ??= new page.BpmnJS({ container: '#canvas' });
    const { warnings } = await page.modeler.importXML(text);
    page.modeler.get('canvas').zoom('fit-viewport');
    const shapes = page.modeler
      .get('elementRegistry')
      .getAll()
      .filter(({ type }) => type !== 'label').length;
    const { xml: again } = await page.modeler.saveXML({ format: true });
    return { warnings: warnings.map(({ message }) => message), shapes, xml: again };
  }, xml);
}

test('bpmn-js opens an exported map without a warning, laid out, and saves it so that nothing is lost', async () => {
  const map = sampleMap();
  const opened = await openInBpmnJs(await writeBpmn({ process: facts, map }));
  await writeFile(join(PICTURES, 'bpmn.png'), await bpmn.screenshot());
  await bpmn.locator('.bjs-drilldown').click();
  await bpmn.locator('[data-element-id="Stage_need"]').waitFor();
  await writeFile(join(PICTURES, 'sub-stages.png'), await bpmn.screenshot());
  expect(opened.warnings).toEqual([]);
  expect(opened.shapes).toBeGreaterThan(map.nodes.length + map.paths.length);
  expect(await readBpmn(opened.xml)).toEqual({ value: { process: facts, map }, warnings: [] });
});

test('a map opens as it is laid out on the canvas', async () => {
  const map = sampleMap();
  const geometry = geometryOfLayout(layoutMap(map));
  const opened = await openInBpmnJs(await writeBpmn({ process: facts, map }, geometry));
  await writeFile(join(PICTURES, 'laid-out.png'), await bpmn.screenshot());
  expect(opened.warnings).toEqual([]);
  expect((await readBpmn(opened.xml)).value.map).toEqual(map);
});

test('bpmn-js opens and saves any valid map, with any text', async () => {
  await fc.assert(
    fc.asyncProperty(hostileMap, async (map) => {
      const opened = await openInBpmnJs(await writeBpmn({ process: facts, map }));
      expect(opened.warnings).toEqual([]);
      expect((await readBpmn(opened.xml)).value).toEqual({ process: facts, map });
    }),
    { numRuns: 40 },
  );
});

test('bpmn-js opens a process tree with its gateways, all of it drawn', async () => {
  const tree = parseTree(
    "->( 'Lead', X( tau, 'Demo' ), +( 'Offer', *( ->( 'Call', 'Visit' ), ->( 'Wait', 'Remind' ) ) ), X( 'Won', *( 'Ask', tau ), 'Lost' ) )",
  );
  const written = await writeTreeBpmn(tree, 'Sales');
  const opened = await openInBpmnJs(written);
  await writeFile(join(PICTURES, 'tree.png'), await bpmn.screenshot());
  expect(opened.warnings).toEqual([]);
  const drawn = written.match(/<bpmndi:BPMN(Shape|Edge) /gu)!.length;
  // Every shape and edge, and the process itself.
  expect(opened.shapes).toBe(drawn + 1);
});

function parseAndDraw(text: string): Promise<{ type: string; error: string; svg: string }> {
  return mermaid.evaluate(async (source) => {
    const { mermaid: api } = globalThis as unknown as {
      mermaid: {
        initialize: (config: object) => void;
        parse: (text: string) => Promise<{ diagramType: string }>;
        render: (id: string, text: string) => Promise<{ svg: string }>;
      };
    };
    api.initialize({ startOnLoad: false, securityLevel: 'strict' });
    try {
      const { diagramType } = await api.parse(source);
      const { svg } = await api.render('drawn', source);
      return { type: diagramType, error: '', svg };
    } catch (error) {
      return { type: '', error: String(error), svg: '' };
    }
  }, text);
}

function flat(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim();
}

/** Elements and attributes of a picture that could do something. */
function active(svg: string): Promise<string[]> {
  return mermaid.evaluate((text) => {
    const all = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')];
    return all.flatMap((element) => [
      ...(/^(?:script|img|iframe|a)$/iu.test(element.localName) ? [element.localName] : []),
      ...element.getAttributeNames().filter((name) => name.startsWith('on')),
    ]);
  }, svg);
}

test('Mermaid reads and draws an exported map', async () => {
  const drawn = await parseAndDraw(writeMermaid(sampleMap()));
  expect(drawn.error).toBe('');
  expect(drawn.type).toMatch(/^flowchart/u);
  await mermaid.evaluate((svg) => {
    document.querySelector('#canvas')!.innerHTML = svg;
  }, drawn.svg);
  await writeFile(join(PICTURES, 'mermaid.png'), await mermaid.screenshot());
  const shown = await mermaid.locator('#canvas').innerText();
  for (const name of ['Qualify', '★ ● Close', 'Does it fit?', 'Not yet', 'Ask for the budget']) {
    expect(shown).toContain(name);
  }
});

test('Mermaid reads any valid map, and every text is shown as it is, not run', async () => {
  await fc.assert(
    fc.asyncProperty(hostileMap, async (map: SalesMap) => {
      const drawn = await parseAndDraw(writeMermaid(map, { direction: 'TB' }));
      expect(drawn.error).toBe('');
      expect(await active(drawn.svg)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test.each(HOSTILE_TEXTS.filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text)))(
  'Mermaid shows %j letter by letter',
  async (text) => {
    const map = { ...sampleMap(), lanes: [], paths: [] };
    const nodes = map.nodes.slice(0, 1).map((node) => ({ ...node, lane: null, name: text }));
    const drawn = await parseAndDraw(writeMermaid({ ...map, nodes }));
    expect(drawn.error).toBe('');
    const shown = await mermaid.evaluate((svg) => {
      const holder = document.createElement('div');
      holder.innerHTML = svg;
      return holder.querySelector('.nodeLabel')?.textContent ?? '';
    }, drawn.svg);
    expect(flat(shown)).toBe(flat(text));
  },
);
