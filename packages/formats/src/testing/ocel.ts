// Object-centric logs for tests: as the standard's JSON has them, and the same as its XML.

interface Attribute {
  readonly name: string;
  readonly value: unknown;
}

interface Types {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: string }[];
}

export interface Ocel {
  readonly eventTypes: readonly Types[];
  readonly objectTypes: readonly Types[];
  readonly objects: readonly {
    readonly id: string;
    readonly type: string;
    readonly attributes: readonly (Attribute & { readonly time: string })[];
  }[];
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly time: string;
    readonly attributes: readonly Attribute[];
    readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
  }[];
}

/**
 * Two deals that are merged, two items that are shipped one by one, two people, a deal without events, an event without
 * a deal, and a link that leads nowhere.
 */
export function sampleOcel(): Ocel {
  const start = '1970-01-01T00:00:00Z';
  return {
    eventTypes: [
      ...['create', 'merge', 'ship', 'hire'].map((name) => ({ name, attributes: [] })),
      { name: 'offer', attributes: [{ name: 'discount', type: 'float' }] },
    ],
    objectTypes: [
      { name: 'item', attributes: [] },
      { name: 'employee', attributes: [] },
      {
        name: 'deal',
        attributes: [
          { name: 'amount', type: 'integer' },
          { name: 'region', type: 'string' },
        ],
      },
    ],
    objects: [
      { id: 'I1', type: 'item', attributes: [] },
      { id: 'I2', type: 'item', attributes: [] },
      { id: 'Ann', type: 'employee', attributes: [] },
      { id: 'Bo', type: 'employee', attributes: [] },
      {
        id: 'D1',
        type: 'deal',
        attributes: [
          { name: 'amount', time: '2026-01-04T00:00:00Z', value: 250 },
          { name: 'amount', time: start, value: 100 },
          { name: 'region', time: start, value: 'north & west' },
        ],
      },
      { id: 'D2', type: 'deal', attributes: [{ name: 'amount', time: start, value: 80 }] },
      { id: 'D3', type: 'deal', attributes: [{ name: 'amount', time: start, value: 5 }] },
    ],
    events: [
      event('e1', 'create', '2026-01-01T08:00:00Z', 'D1', 'Ann'),
      {
        ...event('e2', 'offer', '2026-01-02T10:00:00+02:00', 'D1', 'I1', 'I2', 'Ann'),
        attributes: [{ name: 'discount', value: 0.5 }],
      },
      event('e3', 'create', '2026-01-02T09:00:00Z', 'D2', 'Bo'),
      event('e4', 'merge', '2026-01-03T08:00:00Z', 'D1', 'D2', 'Bo'),
      event('e5', 'ship', '2026-01-04T08:00:00Z', 'D1', 'I1'),
      event('e6', 'ship', '2026-01-05T08:00:00Z', 'D1', 'I2', 'gone'),
      event('e7', 'hire', '2026-01-06T08:00:00Z', 'Bo'),
    ],
  };
}

export function asXml(log: Ocel): string {
  const objects = log.objects.map(
    ({ id, type, attributes }) =>
      `<object id="${text(id)}" type="${text(type)}"><attributes>${attributes.map(({ name, time, value }) => `<attribute name="${text(name)}" time="${time}">${text(value)}</attribute>`).join('')}</attributes></object>\n`,
  );
  const events = log.events.map(
    ({ id, type, time, attributes, relationships }) =>
      `<event id="${text(id)}" type="${text(type)}" time="${time}">\n<attributes>${attributes.map(({ name, value }) => `<attribute name="${text(name)}">${text(value)}</attribute>`).join('')}</attributes>` +
      `<objects>${relationships.map(({ objectId, qualifier }) => `<relationship object-id="${text(objectId)}" qualifier="${qualifier}"/>`).join('')}</objects></event>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log>\n${types('object-type', log.objectTypes)}\n${types('event-type', log.eventTypes)}\n<objects>\n${objects.join('')}</objects>\n<events>\n${events.join('')}</events>\n</log>\n`;
}

function text(value: unknown): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function event(id: string, type: string, time: string, ...ids: readonly string[]): Ocel['events'][number] {
  const relationships = ids.map((objectId) => ({ objectId, qualifier: 'about' }));
  return { id, type, time, attributes: [], relationships };
}

function types(tag: string, all: readonly Types[]): string {
  const attributes = (of: Types): string =>
    of.attributes.map(({ name, type }) => `<attribute name="${text(name)}" type="${type}"/>`).join('');
  const one = (of: Types): string =>
    `<${tag} name="${text(of.name)}"><attributes>${attributes(of)}</attributes></${tag}>`;
  return `<${tag}s>${all.map(one).join('')}</${tag}s>`;
}
