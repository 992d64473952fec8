// The list form of the HTML file: every activity and every path as a table, for the keyboard, screen readers and
// print. Written into the file as source, so it refers to nothing outside itself.
/* eslint-disable unicorn/consistent-function-scoping -- the source must be one function that is complete in itself */
import type { PageData, PageFormats } from './page-data.ts';
import type { Speech } from './page-figures.ts';

export function tablesOf(
  doc: Document,
  data: PageData,
  speech: Speech,
  formats: PageFormats,
): readonly HTMLElement[] {
  const { words: w, language, number, nameOf } = speech;
  const make = (tag: string, text = '', className = ''): HTMLElement => {
    const element = doc.createElement(tag);
    if (text !== '') element.textContent = text;
    if (className !== '') element.className = className;
    return element;
  };
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
  return [
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
  ];
}
