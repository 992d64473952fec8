// Every edit of a map is one of these commands: plain data, so that undo, saving, differences and two people in one
// draft all come from the same few words. What a command does is in apply.ts.
import { z } from 'zod';
import { COLLECTIONS, type Collection } from './collections.ts';
import { mapSchema } from './map.ts';
import type { Element, SalesMap } from './map.ts';
import { nodeSchema, pathSchema } from './nodes.ts';
import { contentSchema, elementIdSchema, laneSchema, personaSchema, phaseSchema } from './parts.ts';

/** Fields of the map itself that `setMap` may set. */
export const MAP_FIELDS = ['goal', 'note', 'starts'] as const;
export type MapField = (typeof MAP_FIELDS)[number];

export type MapCommand =
  /** Adds an element, at an index or last. */
  | {
      readonly do: 'add';
      readonly to: Collection;
      readonly element: Element;
      readonly at?: number | undefined;
    }
  /** Takes an element away, with all that hangs on it: its paths, its sub-stages, references to it. */
  | { readonly do: 'remove'; readonly from: Collection; readonly id: string }
  /** Sets one field of an element. */
  | {
      readonly do: 'set';
      readonly in: Collection;
      readonly id: string;
      readonly field: string;
      readonly value: unknown;
    }
  /** Sets one field of the map itself. */
  | { readonly do: 'setMap'; readonly field: MapField; readonly value: unknown }
  /** Moves an element within its list: the order of lanes and phases is their order on the canvas. */
  | { readonly do: 'reorder'; readonly in: Collection; readonly id: string; readonly to: number }
  /** Several as one: all or nothing, undone as one. */
  | { readonly do: 'several'; readonly commands: readonly MapCommand[] };

export const ELEMENT_SCHEMAS = {
  lanes: laneSchema,
  personas: personaSchema,
  phases: phaseSchema,
  library: contentSchema,
  nodes: nodeSchema,
  paths: pathSchema,
} as const;

const collection = z.enum(COLLECTIONS);
const index = z.int().min(0).max(5000);

const anyCommand: z.ZodType<MapCommand> = z.lazy(() =>
  z.discriminatedUnion('do', [
    z.strictObject({
      do: z.literal('add'),
      to: collection,
      element: z.record(z.string(), z.unknown()) as unknown as z.ZodType<Element>,
      at: index.optional(),
    }),
    z.strictObject({ do: z.literal('remove'), from: collection, id: elementIdSchema }),
    z.strictObject({
      do: z.literal('set'),
      in: collection,
      id: elementIdSchema,
      field: z.string().max(60),
      value: z.unknown(),
    }),
    z.strictObject({ do: z.literal('setMap'), field: z.enum(MAP_FIELDS), value: z.unknown() }),
    z.strictObject({ do: z.literal('reorder'), in: collection, id: elementIdSchema, to: index }),
    z.strictObject({ do: z.literal('several'), commands: z.array(anyCommand).max(5000) }),
  ]),
);

/** An editor's own commands, and the inverses of their inverses, need less than half of it. */
const DEEPEST = 20;
const MOST = 10_000;

/** What a caller may send; the value of a `set` is checked against the field's own schema when it is applied. */
export const mapCommandSchema = anyCommand
  .refine((command) => depthOf(command) <= DEEPEST, { message: `Nested at most ${DEEPEST} deep` })
  .refine((command) => countOf(command) <= MOST, { message: `At most ${MOST} commands at once` })
  .meta({ example: { do: 'set', in: 'nodes', id: 'qualify', field: 'name', value: 'Qualify the need' } });

function depthOf(command: MapCommand): number {
  return command.do === 'several' ? 1 + Math.max(0, ...command.commands.map(depthOf)) : 1;
}

function countOf(command: MapCommand): number {
  return command.do === 'several' ? command.commands.reduce((sum, one) => sum + countOf(one), 0) : 1;
}

/** The elements and fields that a command touches, e.g. `nodes/qualify/name`: two commands meet where these do. */
export function touches(command: MapCommand): string[] {
  switch (command.do) {
    case 'add':
      return [`${command.to}/${command.element.id}`];
    case 'remove':
      return [`${command.from}/${command.id}`];
    case 'set':
      return [`${command.in}/${command.id}/${command.field}`];
    case 'setMap':
      return [`map/${command.field}`];
    case 'reorder':
      return [`${command.in}/${command.id}/#order`];
    case 'several':
      return [...new Set(command.commands.flatMap(touches))];
  }
}

export function fieldSchemaOf(map: SalesMap, command: MapCommand & { do: 'set' }): z.ZodType | undefined {
  const element: Element | undefined = map[command.in].find(({ id }) => id === command.id);
  if (element === undefined || command.field === 'id' || command.field === 'type') return undefined;
  const schema =
    command.in === 'nodes' && 'type' in element
      ? nodeSchema.options.find((option) => option.shape.type.value === element.type)
      : command.in === 'nodes'
        ? undefined
        : ELEMENT_SCHEMAS[command.in];
  if (schema === undefined) return undefined;
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return Object.hasOwn(shape, command.field) ? shape[command.field] : undefined;
}

export function mapFieldSchema(field: MapField): z.ZodType {
  return mapSchema.shape[field];
}
