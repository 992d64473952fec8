// Takes the parts of an object-centric log (OCEL 2.0) as they come, keeps them small, and makes a log of cases of them
// at the end, once every object's type is known. Nothing is left out without a word.
import type { LogMapping } from '@portolan/core';
import { MISSING, type EventLogBuilder } from '@portolan/mining';
import { DateReader } from '../dates/date-reader.ts';
import { tidyWord } from '../dates/digits.ts';
import { FormatError, excerpt } from '../format-error.ts';
import { countInWords, type Limits } from '../limits.ts';
import { LEFT_OUT, NO_NAME } from '../reading/activity-names.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import { GrowingCodes } from '../reading/growing-codes.ts';
import { lifecycleFilter, type LifecycleFilter } from '../reading/lifecycle.ts';
import { rejectReason, type RejectReason } from '../reading/messages.ts';
import { REJECT_TEXT_LIMIT, type ReadOptions } from '../reading/read-options.ts';
import type { Warnings } from '../reading/warnings.ts';
import { OcelColumns } from './attribute-columns.ts';
import { EventTable } from './event-table.ts';
import { flatten } from './flatten.ts';
import { ObjectTable, UNKNOWN_TYPE } from './object-table.ts';
import type { OcelAttribute, OcelEvent, OcelObject, OcelSink } from './ocel-parts.ts';
import { notChosen, notThere, type CountedType } from './ocel-refusals.ts';

export interface OcelContext {
  readonly builder: EventLogBuilder;
  readonly mapping: LogMapping;
  readonly options: ReadOptions;
  readonly limits: Limits;
  readonly warnings: Warnings;
}

/** Attributes of events that name who did it. */
const RESOURCE: ReadonlySet<string> = new Set(['org:resource', 'resource']);
const LIFECYCLE: ReadonlySet<string> = new Set(['lifecycle:transition', 'lifecycle']);

export class OcelReader implements OcelSink {
  readonly #context: OcelContext;
  readonly #events = new EventTable();
  readonly #objects = new ObjectTable();
  readonly #eventIds = new Set<string>();
  readonly #ofEvents: OcelColumns;
  readonly #ofCases: OcelColumns;
  readonly #resources = new AttributeColumn('resource', 'event', { distinctValues: Number.MAX_SAFE_INTEGER });
  readonly #resourceCodes = new GrowingCodes();
  readonly #lifecycle: LifecycleFilter;
  readonly #lifecycleCodes = new GrowingCodes();
  readonly #dates: DateReader;
  #nested = 0;
  #objectTimes = 0;
  rejected = 0;

  constructor(context: OcelContext) {
    const { builder, mapping, options, limits, warnings } = context;
    this.#context = context;
    this.#ofEvents = new OcelColumns('event', options.attributes, limits, warnings);
    this.#ofCases = new OcelColumns('case', options.attributes, limits, warnings);
    // The standard has no lifecycle: where a log has one all the same, every event counts unless told.
    this.#lifecycle = lifecycleFilter(builder, mapping.lifecycle ?? 'all', limits);
    this.#dates = new DateReader('iso', mapping.calendar ?? 'gregorian', mapping.timeZone, mapping.offsets);
  }

  get eventCount(): number {
    return this.#events.count;
  }

  objectType(name: string): void {
    this.#objects.typeCode(tidyWord(name));
  }

  event(event: OcelEvent, text: () => string): void {
    if (tidyWord(event.type) === '') {
      this.#reject(event.line, rejectReason('event_without_type', {}), text);
      return;
    }
    const time = this.#dates.readText(event.time);
    if (time !== time) {
      const why =
        event.time.trim() === ''
          ? rejectReason('ocel_event_without_time', {})
          : rejectReason('ocel_time_unreadable', { value: excerpt(event.time) });
      this.#reject(event.line, why, text);
      return;
    }
    if (event.id !== '') {
      if (this.#eventIds.has(event.id)) {
        this.#reject(event.line, rejectReason('repeated_event', { id: excerpt(event.id) }), text);
        return;
      }
      this.#eventIds.add(event.id);
    }
    this.#add(event, time);
    const { limits } = this.#context;
    if (this.#events.count > limits.events) {
      throw new FormatError(
        'too_many_events',
        `The file has more than ${countInWords(limits.events)} events. Split it, or keep only the activities you need.`,
        {
          expected: `at most ${countInWords(limits.events)} events`,
          params: { limit: limits.events },
        },
      );
    }
  }

  #add(event: OcelEvent, time: number): void {
    let lifecycle = NO_NAME;
    let resource = MISSING;
    const values: OcelAttribute[] = [];
    for (const attribute of event.attributes) {
      if (LIFECYCLE.has(attribute.name)) lifecycle = this.#lifecycle.codeOfText(attribute.value);
      else if (RESOURCE.has(attribute.name)) resource = this.#resources.codeOfText(attribute.value);
      else values.push(attribute);
    }
    if (lifecycle === LEFT_OUT) {
      this.#lifecycle.leftOut++;
      return;
    }
    const objects = new Set<number>();
    for (const id of event.objects) {
      const tidy = tidyWord(id);
      if (tidy !== '') objects.add(this.#objects.code(tidy));
    }
    const at = this.#events.count;
    this.#events.add(tidyWord(event.type), time, objects);
    this.#lifecycleCodes.reserve(at);
    this.#resourceCodes.reserve(at);
    this.#lifecycleCodes.values[at] = lifecycle;
    this.#resourceCodes.values[at] = resource;
    for (const { name, value } of values) {
      const index = this.#ofEvents.indexOf(name);
      if (index >= 0) this.#events.addValue(index, this.#ofEvents.columns[index]!.codeOfText(value));
    }
  }

  object(object: OcelObject, text: () => string): void {
    const id = tidyWord(object.id);
    const type = tidyWord(object.type);
    if (id === '' || type === '') {
      this.#reject(
        object.line,
        rejectReason(id === '' ? 'object_without_id' : 'object_without_type', {}),
        text,
      );
      return;
    }
    const objects = this.#objects;
    const code = objects.code(id);
    if (objects.types.values[code] !== UNKNOWN_TYPE) {
      this.#reject(object.line, rejectReason('repeated_object', { id: excerpt(id) }), text);
      return;
    }
    objects.types.values[code] = objects.typeCode(type);
    const wanted = this.#context.mapping.objects?.case;
    if (wanted !== undefined && wanted !== type) return;
    for (const { name, value, time } of object.attributes) {
      const index = this.#ofCases.indexOf(name);
      if (index < 0) continue;
      let from = Number.NEGATIVE_INFINITY;
      if (time.trim() !== '') {
        from = this.#dates.readText(time);
        if (from !== from) {
          this.#objectTimes++;
          from = Number.NEGATIVE_INFINITY;
        }
      }
      objects.addValue(code, index, this.#ofCases.columns[index]!.codeOfText(value), from);
    }
  }

  broken(line: number, text: () => string): void {
    this.#reject(line, rejectReason('entry_unreadable', {}), text);
  }

  nestedValue(): void {
    this.#nested++;
  }

  #reject(line: number, why: RejectReason, text: () => string): void {
    this.rejected++;
    this.#context.options.onReject?.({ ...why, line, text: text().slice(0, REJECT_TEXT_LIMIT) });
  }

  /** The types of objects, with how many objects and events there are of each so far; the busiest first. */
  types(): CountedType[] {
    const { typeNames, types, ids } = this.#objects;
    const objects = new Uint32Array(typeNames.length + 1);
    for (let o = 0; o < ids.length; o++) objects[types.values[o]!]!++;
    const events = new Uint32Array(typeNames.length + 1);
    const seenAt = new Uint32Array(typeNames.length + 1);
    const { objectStarts, count } = this.#events;
    for (let e = 0; e < count; e++) {
      for (let i = objectStarts.values[e]!; i < objectStarts.values[e + 1]!; i++) {
        const type = types.values[this.#events.objects.values[i]!]!;
        if (seenAt[type] === e + 1) continue;
        seenAt[type] = e + 1;
        events[type]!++;
      }
    }
    return typeNames
      .map((name, i) => ({ name, objects: objects[i + 1]!, events: events[i + 1]! }))
      .toSorted((a, b) => b.events - a.events || b.objects - a.objects);
  }

  /** The log of cases as far as a sample of the file shows them; nothing where its objects come later. */
  finishSample(): void {
    const name = this.#context.mapping.objects?.case;
    const { objects } = this.types().find((type) => type.name === name) ?? { objects: 0 };
    if (objects > 0) this.finish();
  }

  /**
   * The log of cases, into the builder.
   * @throws FormatError `header_only`, `object_type_not_chosen`, `object_type_missing`
   */
  finish(): void {
    const { builder, mapping, limits, warnings } = this.#context;
    const types = this.types();
    const chosen = mapping.objects;
    // Types that are declared only do not make it a question.
    const there = types.filter(({ objects }) => objects > 0);
    if (chosen === undefined && there.length > 1) throw notChosen(there);
    const name = chosen?.case ?? there[0]?.name ?? '';
    if (!there.some((type) => type.name === name)) {
      if (there.length === 0 && this.#events.count === 0) {
        throw new FormatError(
          'header_only',
          'The log has no events and no objects. Export it again and check that it has some.',
          { expected: 'events and objects' },
        );
      }
      throw notThere(name, there);
    }
    if (this.#nested > 0) warnings.add('ocel_nested_values', {}, this.#nested);
    if (this.#objectTimes > 0) warnings.add('ocel_value_times', {}, this.#objectTimes);
    const resource = chosen?.resource;
    flatten({
      builder,
      mapping,
      limits,
      warnings,
      events: this.#events,
      objects: this.#objects,
      eventColumns: this.#ofEvents.columns,
      caseColumns: this.#ofCases.columns,
      lifecycle: this.#lifecycle,
      lifecycleCodes: this.#lifecycleCodes,
      resources: this.#resources,
      resourceCodes: this.#resourceCodes,
      caseType: this.#objects.typeCode(name),
      resourceType: resource === undefined ? undefined : this.#objects.typeCode(resource),
    });
  }
}
