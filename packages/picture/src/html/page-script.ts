/* eslint-disable unicorn/consistent-function-scoping -- the script must be one function that is complete in itself */
// The script of the HTML file. The function is written into the file as source, so it refers to nothing outside
// itself: everything comes in as arguments. Text from the log only ever goes through textContent.
import type { PageData, PageFormats } from './page-data.ts';

/** Brings the page to life: pan, zoom, detail, measure, figures, variants, list, language and theme. */
export function startPage(doc: Document, data: PageData, formats: PageFormats): void {
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
  let pan = { x: 0, y: 0, k: 1 };
  let touched = false;
  let chosen: { kind: 'n' | 'e' | 'v'; index: number } | null = null;
  let opener: { focus: () => void } | null = null;

  const words = (): PageData['words']['en'] => data.words[language];
  const rtl = (): boolean => data.languages.find((item) => item.id === language)?.rtl ?? false;
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

  function place(): void {
    const sign = rtl() ? -1 : 1;
    stage.setAttribute('transform', `matrix(${sign * pan.k} 0 0 ${pan.k} ${pan.x} ${pan.y})`);
  }

  /**
   * Shows all that is visible, as large as it fits, at most at its natural size and a quarter. At first it is never
   * so small that it cannot be read: then it begins at its start and is moved along.
   */
  function fit(least = 0): void {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const parts of [nodeParts, edgeParts, labelParts]) {
      for (const part of parts.values()) {
        if (part.classList.contains('off')) continue;
        const box = part.getBBox();
        const shift = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(part.getAttribute('transform') ?? '');
        const x = box.x + Number(shift?.[1] ?? 0);
        const y = box.y + Number(shift?.[2] ?? 0);
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + box.width);
        bottom = Math.max(bottom, y + box.height);
      }
    }
    const { width, height } = svg.getBoundingClientRect();
    if (left > right || width === 0) return;
    const room = { x: 20, top: 44, bottom: 48 };
    const whole = Math.min(
      1.25,
      (width - 2 * room.x) / (right - left),
      (height - room.top - room.bottom) / (bottom - top),
    );
    const k = Math.max(whole, least);
    const sign = rtl() ? -1 : 1;
    const wide = (right - left) * k > width - 2 * room.x + 1;
    const tall = (bottom - top) * k > height - room.top - room.bottom + 1;
    const start = rtl() ? width - room.x : room.x;
    pan = {
      k,
      x: wide ? start - sign * left * k : width / 2 - (sign * (left + right) * k) / 2,
      y: tall
        ? room.top - top * k
        : room.top + (height - room.top - room.bottom) / 2 - ((top + bottom) / 2) * k,
    };
    place();
  }

  function readable(): number {
    return svg.getBoundingClientRect().width < 600 ? 0.72 : 0.52;
  }

  function zoom(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const box = svg.getBoundingClientRect();
    const x = at ? at.x - box.left : box.width / 2;
    const y = at ? at.y - box.top : box.height / 2;
    const k = Math.min(4, Math.max(0.08, pan.k * factor));
    const ratio = k / pan.k;
    pan = { k, x: x - (x - pan.x) * ratio, y: y - (y - pan.y) * ratio };
    touched = true;
    place();
  }

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
    if (!touched) fit(readable());
  }

  function showTexts(): void {
    const rightToLeft = rtl();
    root.lang = language;
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
    const parts = [dealsOf(data.cases), `${words().events}: ${number(data.events)}`];
    if (data.from && data.to) parts.push(`${date(data.from)} – ${date(data.to)}`);
    if (data.rejectedRows > 0) parts.push(fill(words().rowsNotRead, { n: number(data.rejectedRows) }));
    find('#about').textContent = parts.map(isolate).join(words().separator);
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
    const table = (
      caption: string,
      head: readonly string[],
      rows: readonly (readonly string[])[],
      text: number,
    ): HTMLElement => {
      const element = make('table');
      element.append(make('caption', caption));
      const top = make('tr');
      head.forEach((cell, i) => {
        const th = make('th', cell, i < text ? '' : 'num');
        th.setAttribute('scope', 'col');
        top.append(th);
      });
      const thead = make('thead');
      thead.append(top);
      const body = make('tbody');
      for (const row of rows) {
        const line = make('tr');
        row.forEach((cell, i) => line.append(make('td', cell, i < text ? '' : 'num')));
        body.append(line);
      }
      element.append(thead, body);
      return element;
    };
    const time = (seconds: number | undefined): string =>
      seconds === undefined ? '\u2014' : formats.duration(seconds, language);
    const w = words();
    find('#list').replaceChildren(
      table(
        w.activities,
        [w.activity, w.measureDeals, w.visits, w.medianTime, w.start, w.end],
        data.nodes.flatMap((node) =>
          node.kind === 'activity'
            ? [
                [
                  node.name,
                  number(node.cases),
                  number(node.events),
                  time(node.seconds?.median),
                  number(node.starts),
                  number(node.ends),
                ],
              ]
            : [],
        ),
        1,
      ),
      table(
        w.paths,
        [w.from, w.to, w.moves, w.measureDeals, w.medianTime, w.p90Time],
        data.edges.flatMap((edge) =>
          edge.kind === 'arc'
            ? [
                [
                  nameOf(edge.from),
                  nameOf(edge.to),
                  number(edge.count),
                  number(edge.cases),
                  time(edge.seconds?.median),
                  time(edge.seconds?.p90),
                ],
              ]
            : [],
        ),
        2,
      ),
    );
  }

  function showFigures(): void {
    if (!chosen) return;
    const w = words();
    const facts: [string, string][] = [];
    const times = (seconds: PageData['nodes'][number]['seconds']): void => {
      if (!seconds) return;
      facts.push([w.medianTime, formats.duration(seconds.median, language)]);
      facts.push([w.meanTime, formats.duration(seconds.mean, language)]);
      facts.push([w.p90Time, formats.duration(seconds.p90, language)]);
      facts.push([w.shortest, formats.duration(seconds.min, language)]);
      facts.push([w.longest, formats.duration(seconds.max, language)]);
    };
    let title = '';
    const extra: HTMLElement[] = [];
    if (chosen.kind === 'n') {
      const node = data.nodes[chosen.index]!;
      title = nameOf(chosen.index);
      facts.push([w.measureDeals, number(node.cases)], [w.share, percent(node.cases / data.cases)]);
      if (node.kind === 'activity') facts.push([w.visits, number(node.events)]);
      if (node.starts > 0) facts.push([w.start, number(node.starts)]);
      if (node.ends > 0) facts.push([w.end, number(node.ends)]);
      times(node.seconds);
    } else if (chosen.kind === 'e') {
      const edge = data.edges[chosen.index]!;
      title = `${nameOf(edge.from)} \u2192 ${nameOf(edge.to)}`;
      facts.push([w.measureDeals, number(edge.cases)], [w.share, percent(edge.cases / data.cases)]);
      if (edge.kind === 'arc') facts.push([w.moves, number(edge.count)]);
      times(edge.seconds);
    } else {
      const variant = data.variants[chosen.index]!;
      title = `${dealsOf(variant.cases)}${w.separator}${percent(variant.cases / data.cases)}`;
      if (variant.median !== null) facts.push([w.caseMedian, formats.duration(variant.median, language)]);
      const steps = make('ol');
      for (const index of variant.path.slice(0, 200)) {
        const item = make('li');
        item.append(bead(index), make('span', nameOf(index)));
        steps.append(item);
      }
      extra.push(steps);
    }
    const close = make('button', '\u00D7', 'x');
    close.setAttribute('aria-label', w.close);
    close.addEventListener('click', dismiss);
    const list = make('dl');
    for (const [term, value] of facts) list.append(make('dt', term), make('dd', value));
    panel.replaceChildren(make('h2', title), close, list, ...extra);
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

  const fingers = new Map<number, { x: number; y: number }>();
  let moved = 0;
  svg.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    // Held from here on only: capturing at once would take the click away from what is under the pointer.
    if (moved > 4) svg.setPointerCapture(event.pointerId);
    const other = fingers.entries().find(([id]) => id !== event.pointerId);
    if (other) {
      const gap = (p: { x: number; y: number }): number => Math.hypot(p.x - other[1].x, p.y - other[1].y);
      zoom(gap(now) / Math.max(1, gap(before)), { x: (now.x + other[1].x) / 2, y: (now.y + other[1].y) / 2 });
    } else if (moved > 4) {
      pan = { ...pan, x: pan.x + now.x - before.x, y: pan.y + now.y - before.y };
      touched = true;
      svg.classList.add('drag');
      place();
    }
    fingers.set(event.pointerId, now);
  });
  const release = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    svg.classList.remove('drag');
  };
  svg.addEventListener('pointerup', release);
  svg.addEventListener('pointercancel', release);
  svg.addEventListener('click', (event) => {
    if (moved > 4) return;
    const hit = partOf(event.target);
    if (hit) choose(hit.kind, hit.index, hit.part);
    else if (chosen) dismiss();
  });
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
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
    if (event.key === '+' || event.key === '=') zoom(1.25);
    if (event.key === '-') zoom(0.8);
    if (event.key === '0') {
      touched = false;
      fit();
    }
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
      find('#list').hidden = button.dataset['view'] !== 'list';
      for (const other of doc.querySelectorAll('[data-view]')) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
  for (const [selector, action] of [
    ['#in', () => zoom(1.25)],
    ['#out', () => zoom(0.8)],
    [
      '#fit',
      () => {
        touched = true;
        fit();
      },
    ],
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
    touched = false;
    showTexts();
    showTheme();
  });
  view.addEventListener('resize', () => {
    if (!touched) fit(readable());
  });
  view.addEventListener('beforeprint', () => {
    touched = false;
    fit();
  });
  // From here on the picture is placed in px of the window.
  svg.removeAttribute('viewBox');
  slider.value = String(Math.round(data.detail * 100));
  showTexts();
  showTheme();
  root.dataset['ready'] = 'true';
}
