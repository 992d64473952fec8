/* eslint-disable unicorn/consistent-function-scoping -- the script must be one function that is complete in itself */
// The script of the HTML file. The function is written into the file as source, so it refers to nothing outside
// itself: everything comes in as arguments. Text from the log only ever goes through textContent.
import type { createCamera } from './page-camera.ts';
import type { PageData, PageFormats } from './page-data.ts';
import type { Chosen, figuresOf, Speech } from './page-figures.ts';
import type { tablesOf } from './page-tables.ts';

/** The other parts of the script, likewise complete in themselves. */
export interface PageParts {
  readonly camera: typeof createCamera;
  readonly figures: typeof figuresOf;
  readonly tables: typeof tablesOf;
}

/** Brings the page to life: pan, zoom, detail, measure, figures, variants, list, language and theme. */
export function startPage(doc: Document, data: PageData, formats: PageFormats, parts: PageParts): void {
  const view = doc.defaultView!;
  const root = doc.documentElement;
  const find = (selector: string): HTMLElement => doc.querySelector<HTMLElement>(selector)!;
  const svg = doc.querySelector<SVGSVGElement>('#map')!;
  const stage = doc.querySelector<SVGGElement>('#stage')!;
  const byNumber = (selector: string): Map<number, SVGGElement> =>
    new Map([...svg.querySelectorAll<SVGGElement>(selector)].map((g) => [Number(g.dataset['i']), g]));
  const edgeParts = byNumber('.e');
  const nodeParts = byNumber('.n');
  const labelParts = byNumber('.l');
  const panel = find('#panel');
  const slider = doc.querySelector<HTMLInputElement>('#detail')!;
  let language = data.language;
  let measure = data.measure;
  let step = 0;
  let chosen: Chosen | null = null;
  let opener: { focus: () => void } | null = null;

  const words = (): PageData['words']['en'] => data.words[language];
  const rtl = (): boolean => data.languages.find((item) => item.id === language)?.rtl ?? false;
  const camera = parts.camera(svg, stage, rtl);
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  const percent = (share: number, digits = share < 0.0995 ? 1 : 0): string =>
    new Intl.NumberFormat(language, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(share);
  const fill = (text: string, values: Record<string, string>): string =>
    text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
  const isolate = (text: string): string => `\u2068${text}\u2069`;
  const dealsOf = (count: number): string =>
    count === 1 ? words().oneDeal : fill(words().deals, { n: number(count) });
  const date = (iso: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));
  const nameOf = (index: number): string => {
    const node = data.nodes[index]!;
    return node.kind === 'activity' ? node.name : node.kind === 'start' ? words().start : words().end;
  };
  const make = (tag: string, text = '', className = ''): HTMLElement => {
    const element = doc.createElement(tag);
    if (text !== '') element.textContent = text;
    if (className !== '') element.className = className;
    return element;
  };
  const bead = (index: number): HTMLElement => {
    const node = data.nodes[index]!;
    const dot = make('span', '', node.hollow ? 'bead hollow' : 'bead');
    dot.style.setProperty('--b', node.bead);
    dot.title = node.name;
    return dot;
  };

  function showDetail(): void {
    const d = Number(slider.value) / 100;
    const first = data.steps[0] ?? 0;
    const target = first + ((data.steps.at(-1) ?? 0) - first) * d * d;
    step = 0;
    while (step + 1 < data.steps.length && data.steps[step + 1]! <= target + 1e-9) step++;
    let moves = 0;
    let paths = 0;
    let all = 0;
    data.edges.forEach((edge, index) => {
      const off = edge.step > step;
      edgeParts.get(index)?.classList.toggle('off', off);
      labelParts.get(index)?.classList.toggle('off', off);
      if (edge.kind !== 'arc') return;
      all++;
      if (off) return;
      paths++;
      moves += edge.count;
    });
    data.nodes.forEach((node, index) => nodeParts.get(index)?.classList.toggle('off', node.step > step));
    const shown = fill(words().pathsShown, {
      shown: number(paths),
      all: number(all),
      share: percent(data.moves === 0 ? 1 : moves / data.moves),
    });
    find('#shown').textContent = shown;
    slider.setAttribute('aria-valuetext', shown);
    camera.refit();
  }

  function showTexts(): void {
    const rightToLeft = rtl();
    root.lang = language;
    for (const part of doc.querySelectorAll<HTMLElement>('[data-told]')) {
      part.hidden = part.dataset['told'] !== language;
    }
    root.dir = rightToLeft ? 'rtl' : 'ltr';
    root.classList.toggle('time', measure === 'time');
    stage.classList.toggle('rtl', rightToLeft);
    for (const element of doc.querySelectorAll<HTMLElement>('[data-w]')) {
      element.textContent = words()[element.dataset['w'] as 'map'];
    }
    for (const element of doc.querySelectorAll<HTMLElement>('[data-a]')) {
      const label = words()[element.dataset['a'] as 'map'];
      element.setAttribute('aria-label', label);
      element.title = label;
    }
    find('#explain').textContent =
      measure === 'time'
        ? `${words().widthDeals}${words().separator}${words().colourTime}`
        : `${words().widthDeals}${words().separator}${words().inEachBox}`;
    data.nodes.forEach((node, index) => {
      const part = nodeParts.get(index);
      part?.setAttribute('aria-label', `${nameOf(index)}: ${dealsOf(node.cases)}`);
      const detail = part?.querySelector('.detail');
      if (!detail) return;
      detail.textContent = isolate(number(node.cases));
      if (!node.seconds) return;
      const span = doc.createElementNS('http://www.w3.org/2000/svg', 'tspan');
      span.textContent = isolate(formats.short(node.seconds.median, language));
      // Isolated, because digits on both sides of the dot would change places in right-to-left text.
      detail.append(words().separator, span);
      detail.setAttribute('direction', rightToLeft ? 'rtl' : 'ltr');
    });
    data.edges.forEach((edge, index) => {
      const colour = measure === 'time' && edge.time !== null ? edge.time : edge.colour;
      const part = edgeParts.get(index);
      part?.style.setProperty('--c', `var(--${colour})`);
      part?.setAttribute(
        'aria-label',
        `${nameOf(edge.from)} \u2192 ${nameOf(edge.to)}: ${dealsOf(edge.cases)}`,
      );
      const label = labelParts.get(index);
      if (!label) return;
      label.classList.toggle('attention', edge.attention && measure === 'deals');
      const text = label.querySelector('text')!;
      text.textContent =
        measure === 'time' && edge.seconds
          ? formats.short(edge.seconds.median, language)
          : number(edge.count);
      const width = text.getComputedTextLength() + 7;
      const plate = label.querySelector('rect')!;
      plate.setAttribute('width', String(width));
      plate.setAttribute('x', String(-width / 2));
    });
    for (const button of doc.querySelectorAll<HTMLElement>('[data-measure]')) {
      button.setAttribute('aria-pressed', String(button.dataset['measure'] === measure));
    }
    about();
    variants();
    tables();
    showDetail();
    if (chosen) showFigures();
  }

  function about(): void {
    const facts = [dealsOf(data.cases), `${words().events}: ${number(data.events)}`];
    if (data.from && data.to) facts.push(`${date(data.from)} – ${date(data.to)}`);
    if (data.rejectedRows > 0) facts.push(fill(words().rowsNotRead, { n: number(data.rejectedRows) }));
    find('#about').textContent = facts.map(isolate).join(words().separator);
    let covered = 0;
    let ways = 0;
    while (ways < data.variants.length && covered < data.cases * 0.8) covered += data.variants[ways++]!.cases;
    find('#sum').textContent =
      data.caseMedian === null || data.cases === 0
        ? ''
        : fill(words().summary, {
            n: number(data.cases),
            ways: number(data.variantCount),
            k: number(ways),
            share: percent(covered / data.cases),
            time: formats.duration(data.caseMedian, language),
          });
  }

  function variants(): void {
    find('#ways').textContent = fill(words().variantsTitle, {
      n: number(data.cases),
      ways: number(data.variantCount),
    });
    const list = find('#variants');
    list.replaceChildren();
    let listed = 0;
    data.variants.forEach((variant, index) => {
      listed += variant.cases;
      const button = make('button', '', 'v');
      button.dataset['v'] = String(index);
      button.setAttribute('aria-pressed', String(chosen?.kind === 'v' && chosen.index === index));
      const names = variant.path.map(nameOf).join(' \u2192 ');
      button.setAttribute(
        'aria-label',
        `${dealsOf(variant.cases)}, ${percent(variant.cases / data.cases)}: ${names.slice(0, 600)}`,
      );
      const beads = make('span', '', 'beads');
      beads.append(...variant.path.slice(0, 40).map(bead));
      if (variant.path.length > 40) beads.append(make('span', `+${number(variant.path.length - 40)}`));
      const time = make('span', variant.median === null ? '' : formats.short(variant.median, language), 'd');
      button.append(beads, time, make('b', percent(variant.cases / data.cases, 1)));
      const item = make('li');
      item.append(button);
      list.append(item);
    });
    const rest = data.variantCount - data.variants.length;
    find('#more').textContent =
      rest <= 0
        ? ''
        : fill(rest === 1 ? words().oneMoreVariant : words().moreVariants, {
            n: number(rest),
            share: percent((data.cases - listed) / data.cases),
          });
  }

  function tables(): void {
    find('#list').replaceChildren(...parts.tables(doc, data, speech(), formats));
  }

  function speech(): Speech {
    return { words: words(), language, number, percent, deals: dealsOf, nameOf };
  }

  function showFigures(): void {
    if (!chosen) return;
    const { title, facts, steps } = parts.figures(chosen, data, speech(), formats);
    const close = make('button', '\u00D7', 'x');
    close.setAttribute('aria-label', words().close);
    close.addEventListener('click', dismiss);
    const list = make('dl');
    for (const [term, value] of facts) list.append(make('dt', term), make('dd', value));
    panel.replaceChildren(make('h2', title), close, list);
    if (steps.length > 0) {
      const way = make('ol');
      for (const index of steps) {
        const item = make('li');
        item.append(bead(index), make('span', nameOf(index)));
        way.append(item);
      }
      panel.append(way);
    }
    panel.hidden = false;
  }

  function choose(kind: 'n' | 'e' | 'v', index: number, from: { focus: () => void }): void {
    clearMarks();
    chosen = { kind, index };
    opener = from;
    if (kind === 'n') nodeParts.get(index)?.classList.add('on');
    if (kind === 'e') edgeParts.get(index)?.classList.add('on');
    if (kind === 'v') {
      find(`[data-v="${index}"]`).setAttribute('aria-pressed', 'true');
      light(index);
    }
    showFigures();
  }

  function clearMarks(): void {
    for (const part of svg.querySelectorAll('.on')) part.classList.remove('on');
    for (const button of doc.querySelectorAll('.v[aria-pressed=true]'))
      button.setAttribute('aria-pressed', 'false');
    light(null);
  }

  function dismiss(): void {
    chosen = null;
    panel.hidden = true;
    clearMarks();
    opener?.focus();
    opener = null;
  }

  /** Lights the way of a variant, hidden parts of it too. */
  function light(index: number | null): void {
    for (const part of svg.querySelectorAll('.lit')) part.classList.remove('lit');
    stage.classList.toggle('dim', index !== null);
    if (index === null) return;
    const { path } = data.variants[index]!;
    const pairs = new Set(path.slice(1).map((to, i) => `${path[i]!}:${to}`));
    const nodes = new Set<number>(path);
    data.nodes.forEach((node, i) => {
      if (node.kind !== 'activity') nodes.add(i);
    });
    for (const i of nodes) nodeParts.get(i)?.classList.add('lit');
    data.edges.forEach((edge, i) => {
      const ends =
        (edge.kind === 'start' && edge.to === path[0]) || (edge.kind === 'end' && edge.from === path.at(-1));
      if (!ends && !pairs.has(`${edge.from}:${edge.to}`)) return;
      edgeParts.get(i)?.classList.add('lit');
      labelParts.get(i)?.classList.add('lit');
    });
  }

  function partOf(target: EventTarget | null): { kind: 'n' | 'e'; index: number; part: SVGGElement } | null {
    const part = target instanceof view.Element ? target.closest<SVGGElement>('.n,.e') : null;
    if (!part) return null;
    return { kind: part.classList.contains('n') ? 'n' : 'e', index: Number(part.dataset['i']), part };
  }

  svg.addEventListener('click', (event) => {
    if (camera.dragged()) return;
    const hit = partOf(event.target);
    if (hit) choose(hit.kind, hit.index, hit.part);
    else if (chosen) dismiss();
  });
  svg.addEventListener('keydown', (event) => {
    const hit = partOf(event.target);
    if (hit && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(hit.kind, hit.index, hit.part);
    }
  });
  doc.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && chosen) dismiss();
    if (event.target instanceof view.HTMLInputElement || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') camera.zoom(1.25);
    if (event.key === '-') camera.zoom(0.8);
    if (event.key === '0') camera.fitAll();
  });
  const list = find('#variants');
  const variantOf = (event: Event): number | null => {
    const button =
      event.target instanceof view.Element ? event.target.closest<HTMLElement>('[data-v]') : null;
    return button ? Number(button.dataset['v']) : null;
  };
  for (const kind of ['mouseover', 'focusin'] as const) {
    list.addEventListener(kind, (event) => {
      const index = variantOf(event);
      if (index !== null) light(index);
    });
  }
  for (const kind of ['mouseleave', 'focusout'] as const) {
    list.addEventListener(kind, () => light(chosen?.kind === 'v' ? chosen.index : null));
  }
  list.addEventListener('click', (event) => {
    const index = variantOf(event);
    if (index !== null) choose('v', index, find(`[data-v="${index}"]`));
  });
  slider.addEventListener('input', showDetail);
  for (const button of doc.querySelectorAll<HTMLElement>('[data-measure]')) {
    button.addEventListener('click', () => {
      measure = button.dataset['measure'] === 'time' ? 'time' : 'deals';
      showTexts();
    });
  }
  for (const button of doc.querySelectorAll<HTMLElement>('[data-view]')) {
    button.addEventListener('click', () => {
      for (const id of ['list', 'told']) {
        const part = doc.querySelector<HTMLElement>(`#${id}`);
        if (part) part.hidden = button.dataset['view'] !== id;
      }
      for (const other of doc.querySelectorAll('[data-view]')) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
  for (const [selector, action] of [
    ['#in', () => camera.zoom(1.25)],
    ['#out', () => camera.zoom(0.8)],
    ['#fit', camera.fitAll],
  ] as const) {
    find(selector).addEventListener('click', action);
  }
  const theme = find('#theme');
  const night = (): boolean =>
    root.dataset['theme'] === 'dark' ||
    (root.dataset['theme'] !== 'light' && view.matchMedia('(prefers-color-scheme: dark)').matches);
  const showTheme = (): void => {
    theme.dataset['w'] = night() ? 'light' : 'dark';
    theme.textContent = night() ? words().light : words().dark;
  };
  theme.addEventListener('click', () => {
    root.dataset['theme'] = night() ? 'light' : 'dark';
    showTheme();
  });
  const picker = doc.querySelector<HTMLSelectElement>('#language')!;
  picker.addEventListener('change', () => {
    language = picker.value as PageData['language'];
    camera.forget();
    showTexts();
    showTheme();
  });
  view.addEventListener('resize', camera.refit);
  view.addEventListener('beforeprint', camera.fitAll);
  slider.value = String(Math.round(data.detail * 100));
  showTexts();
  showTheme();
  root.dataset['ready'] = 'true';
}
