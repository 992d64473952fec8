// Reads XES (IEEE 1849, versions 1.0 and 2.0) from bytes as they arrive: traces, events, attributes of every type,
// nested ones as "parent.child", classifiers, lifecycle. Keeps one trace at a time.
import type { LogMapping } from '@portolan/core';
import { createByteWords, type ByteWords, type EventLogBuilder } from '@portolan/mining';
import { DateReader } from '../dates/date-reader.ts';
import { tidyWord } from '../dates/digits.ts';
import { FormatError, excerpt } from '../format-error.ts';
import { countInWords, type Limits } from '../limits.ts';
import { LEFT_OUT, NO_NAME, activityNames } from '../reading/activity-names.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import { GrowingCodes } from '../reading/growing-codes.ts';
import { lifecycleFilter, type LifecycleFilter } from '../reading/lifecycle.ts';
import { rejectReason, type RejectReason } from '../reading/messages.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { Warnings } from '../reading/warnings.ts';
import { TraceBuffer } from './trace-buffer.ts';
import { XesAttributes } from './xes-attributes.ts';
import { CLOSE, EMPTY, MORE, XmlScanner } from './xml-scanner.ts';

const KEY = new TextEncoder().encode('key');
const VALUE = new TextEncoder().encode('value');

const IN_LOG = 0;
const IN_TRACE = 1;
const IN_EVENT = 2;

export interface XesContext {
  readonly builder: EventLogBuilder;
  readonly mapping: LogMapping;
  readonly options: ReadOptions;
  readonly limits: Limits;
  readonly warnings: Warnings;
}

export class XesReader {
  readonly #context: XesContext;
  readonly #xml: XmlScanner;
  readonly #attributes: XesAttributes;
  readonly #activities;
  readonly #activityWords: ByteWords;
  readonly #lifecycle: LifecycleFilter;
  readonly #dates: DateReader;
  readonly #resources = new AttributeColumn('resource', 'event', { distinctValues: Number.MAX_SAFE_INTEGER });
  readonly #trace = new TraceBuffer();
  readonly #caseOf = new GrowingCodes(4096);
  readonly #base: number;
  readonly #classifierKeys: string[];
  readonly #classifiers = new Map<string, string[]>();
  #seenCases = new Uint8Array(1024);
  #rows = 0;
  #state = IN_LOG;
  /** Depth of the element whose content is skipped (global, unknown elements), 0 while none is. */
  #skipFrom = 0;
  #traceDepth = 0;
  #eventDepth = 0;
  /** Keys of the open attributes, for nested ones. */
  readonly #path: number[] = [];
  #caseName: string | undefined;
  readonly #caseValues: { column: AttributeColumn; code: number }[] = [];
  #eventLine = 0;
  #firstValue = 0;
  #activity = NO_NAME;
  #activityText = '';
  #time = Number.NaN;
  #timeText = '';
  #lifecycleCode = NO_NAME;
  #traces = 0;
  #unnamed = 0;
  #repeated = 0;
  #sawLog = false;
  rejected = 0;

  constructor(context: XesContext) {
    const { builder, mapping, limits, options } = context;
    this.#context = context;
    this.#base = builder.eventCount;
    this.#xml = new XmlScanner(limits);
    this.#attributes = new XesAttributes(options.attributes, limits, context.warnings);
    this.#activities = activityNames(builder.activities, mapping.keep, limits, 'The attribute concept:name');
    this.#activityWords = createByteWords(this.#activities);
    this.#lifecycle = lifecycleFilter(builder, mapping.lifecycle, limits);
    this.#dates = new DateReader('iso', mapping.calendar ?? 'gregorian', mapping.timeZone, mapping.offsets);
    this.#classifierKeys = options.classifier === undefined ? [] : [options.classifier];
  }

  push(chunk: Uint8Array): void {
    this.#xml.feed(chunk);
    const xml = this.#xml;
    for (;;) {
      const token = xml.next();
      if (token === MORE) break;
      if (token === CLOSE) this.#close(xml.depth + 1);
      else {
        // An empty element was never open: its depth would be one more.
        const depth = token === EMPTY ? xml.depth + 1 : xml.depth;
        this.#open(depth);
        if (token === EMPTY) this.#close(depth);
      }
    }
    const { builder, limits } = this.#context;
    if (builder.eventCount > limits.events) {
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

  #open(depth: number): void {
    if (this.#skipFrom > 0) return;
    const element = this.#xml.names[this.#xml.name]!;
    if (depth === 1) {
      if (element !== 'log') {
        throw new FormatError(
          'not_xes',
          `The file begins with <${element}> on line ${this.#xml.line}, not with <log>, so it is no XES event log.`,
          {
            line: this.#xml.line,
            column: 1,
            expected: '<log>',
          },
        );
      }
      this.#sawLog = true;
      return;
    }
    switch (element) {
      case 'event':
        if (this.#state !== IN_TRACE) break;
        this.#state = IN_EVENT;
        this.#eventDepth = depth;
        this.#beginEvent();
        return;
      case 'trace':
        if (this.#state !== IN_LOG) break;
        this.#state = IN_TRACE;
        this.#traceDepth = depth;
        this.#beginTrace();
        return;
      case 'classifier':
        this.#classifier();
        this.#skipFrom = depth;
        return;
      case 'values':
        // The list of a <list>: what is inside belongs to the list.
        this.#path.push(-1);
        return;
      case 'string':
      case 'date':
      case 'int':
      case 'float':
      case 'boolean':
      case 'id':
      case 'list':
      case 'container':
        if (this.#state === IN_LOG) break;
        this.#attribute();
        return;
      default:
        break;
    }
    this.#skipFrom = depth;
  }

  #close(depth: number): void {
    if (this.#skipFrom > 0) {
      if (depth === this.#skipFrom) this.#skipFrom = 0;
      return;
    }
    if (this.#path.length > 0) {
      this.#path.pop();
      return;
    }
    if (this.#state === IN_EVENT && depth === this.#eventDepth) {
      this.#endEvent();
      this.#state = IN_TRACE;
    } else if (this.#state === IN_TRACE && depth === this.#traceDepth) {
      this.#endTrace();
      this.#state = IN_LOG;
    }
  }

  #classifier(): void {
    const xml = this.#xml;
    const name = xml.find(NAME);
    const keys = xml.find(KEYS);
    if (name < 0 || keys < 0) return;
    const list = xml.text(keys).match(/'[^']+'|\S+/g) ?? [];
    const unquoted = list.map((key) => key.replaceAll("'", ''));
    this.#classifiers.set(xml.text(name), unquoted);
    if (this.#context.options.classifier === xml.text(name)) {
      this.#classifierKeys.length = 0;
      this.#classifierKeys.push(...unquoted);
    }
  }

  #beginTrace(): void {
    this.#traces++;
    this.#caseName = undefined;
    this.#caseValues.length = 0;
    this.#trace.clear();
  }

  #beginEvent(): void {
    this.#eventLine = this.#xml.line;
    this.#firstValue = this.#trace.values;
    this.#activity = NO_NAME;
    this.#activityText = '';
    this.#time = Number.NaN;
    this.#timeText = '';
    this.#lifecycleCode = NO_NAME;
  }

  #attribute(): void {
    const xml = this.#xml;
    const key = xml.find(KEY);
    if (key < 0) {
      this.#path.push(-1);
      return;
    }
    const parent = this.#path.findLast((open) => open >= 0);
    const code = this.#attributes.keyOf(xml, key, parent);
    this.#path.push(code);
    const value = xml.find(VALUE);
    if (value < 0) return;
    if (this.#state === IN_EVENT) this.#eventValue(code, value);
    else this.#traceValue(code, value);
  }

  #eventValue(code: number, value: number): void {
    const xml = this.#xml;
    const from = xml.valueFrom[value]!;
    const to = xml.valueTo[value]!;
    const plain = xml.escaped[value] === 0;
    const key = this.#attributes.keys[code]!;
    if (this.#classifierKeys.length > 0 && this.#classifierKeys.includes(key))
      this.#classified(key, xml.text(value));
    switch (key) {
      case 'concept:name':
        if (this.#classifierKeys.length > 0) break;
        this.#activity = plain
          ? this.#activityWords.code(xml.bytes, from, to)
          : this.#activities.code(xml.text(value));
        return;
      case 'time:timestamp':
        this.#dates.line = xml.line;
        this.#time = this.#dates.read(xml.bytes, from, to);
        if (this.#time !== this.#time) this.#timeText = xml.text(value);
        return;
      case 'lifecycle:transition':
        this.#lifecycleCode = plain
          ? this.#lifecycle.code(xml.bytes, from, to)
          : this.#lifecycle.codeOfText(xml.text(value));
        return;
      case 'org:resource':
        this.#trace.value(this.#resources, this.#attributes.valueIn(this.#resources, this.#xml, value));
        return;
      default:
        break;
    }
    const column = this.#attributes.ofEvent(code);
    if (column) this.#trace.value(column, this.#attributes.valueIn(column, this.#xml, value));
  }

  /** Several keys make one name, joined as other tools do. */
  #classified(key: string, text: string): void {
    const parts = this.#activityText === '' ? [] : this.#activityText.split('\u001f');
    parts[this.#classifierKeys.indexOf(key)] = text;
    this.#activityText = Array.from(parts, (part) => part ?? '').join('\u001f');
  }

  #traceValue(code: number, value: number): void {
    if (this.#attributes.keys[code] === 'concept:name') {
      this.#caseName = tidyWord(this.#xml.text(value));
      return;
    }
    const column = this.#attributes.ofTrace(code);
    if (column) this.#caseValues.push({ column, code: this.#attributes.valueIn(column, this.#xml, value) });
  }

  #endEvent(): void {
    let activity = this.#activity;
    if (this.#classifierKeys.length > 0) {
      activity =
        this.#activityText === ''
          ? NO_NAME
          : this.#activities.code(this.#activityText.replaceAll('\u001f', '+'));
    }
    if (activity === LEFT_OUT) {
      this.#trace.forget(this.#firstValue);
      return;
    }
    if (this.#lifecycleCode === LEFT_OUT) {
      this.#lifecycle.leftOut++;
      this.#trace.forget(this.#firstValue);
      return;
    }
    if (activity === NO_NAME) {
      this.#reject(this.#withoutActivity());
      return;
    }
    if (this.#time !== this.#time) {
      this.#reject(
        this.#timeText === ''
          ? rejectReason('event_without_time', {})
          : rejectReason('event_time_unreadable', { value: excerpt(this.#timeText) }),
      );
      return;
    }
    if (this.#lifecycleCode !== NO_NAME) this.#trace.value(LIFECYCLE, this.#lifecycleCode);
    this.#trace.event(activity, this.#time, this.#firstValue);
  }

  #withoutActivity(): RejectReason {
    if (this.#classifierKeys.length > 0)
      return rejectReason('event_without_activity', { attribute: this.#classifierKeys.join(' + ') });
    const attribute = 'concept:name';
    if (this.#classifiers.size === 0) return rejectReason('event_without_activity', { attribute });
    const classifiers = [...this.#classifiers.keys()].map((name) => `"${name}"`).join(', ');
    return rejectReason('event_without_activity_but_classifiers', { attribute, classifiers });
  }

  #reject(why: RejectReason): void {
    this.#trace.forget(this.#firstValue);
    this.rejected++;
    const parts = [`trace ${this.#caseName ?? this.#traces}`];
    if (this.#activity < NO_NAME) parts.push(`concept:name "${this.#activities.words[this.#activity]}"`);
    if (this.#timeText !== '') parts.push(`time:timestamp "${excerpt(this.#timeText, 100)}"`);
    this.#context.options.onReject?.({
      ...why,
      line: this.#eventLine,
      text: `<event> of ${parts.join(', ')}`,
    });
  }

  #endTrace(): void {
    const { builder } = this.#context;
    const trace = this.#trace;
    if (trace.events === 0) return;
    let name = this.#caseName ?? '';
    if (name === '') {
      this.#unnamed++;
      name = `trace ${this.#traces}`;
    }
    const caseCode = builder.cases.code(name);
    this.#countRepeat(caseCode);
    for (const { column, code } of this.#caseValues) column.setCaseCode(caseCode, code);
    for (let i = 0; i < trace.events; i++) {
      const row = this.#rows++;
      builder.append(caseCode, trace.activities.values[i]!, trace.times[i]!);
      this.#caseOf.reserve(row);
      this.#caseOf.values[row] = caseCode;
      const to = i + 1 < trace.events ? trace.valueStarts.values[i + 1]! : trace.values;
      for (let v = trace.valueStarts.values[i]!; v < to; v++) {
        const column = trace.columns[v]!;
        const code = trace.codes.values[v]!;
        if (column === LIFECYCLE) this.#lifecycle.set(row, this.#caseOf.values, code);
        else column.setCode(row, this.#caseOf.values, code);
      }
    }
  }

  #countRepeat(caseCode: number): void {
    if (caseCode >= this.#seenCases.length) {
      const next = new Uint8Array(Math.max(caseCode + 1, this.#seenCases.length * 2));
      next.set(this.#seenCases);
      this.#seenCases = next;
    }
    if (this.#seenCases[caseCode] === 1) this.#repeated++;
    this.#seenCases[caseCode] = 1;
  }

  /** For a sample that ends anywhere: takes the events of the trace that is open. */
  flush(): void {
    if (this.#state !== IN_LOG) this.#endTrace();
    if (this.#rows > 0)
      this.#resources.handOverTo(this.#context.builder.resource(), this.#base, this.#rows, undefined);
  }

  finish(): void {
    const { builder, warnings, mapping } = this.#context;
    this.#xml.finish();
    if (!this.#sawLog)
      throw new FormatError('not_xes', 'The file has no <log>, so it is no XES event log.', {
        line: 1,
        expected: '<log>',
      });
    if (this.#traces === 0) {
      throw new FormatError(
        'header_only',
        'The log has no traces. Export it again and check that it has cases.',
        { expected: '<trace>' },
      );
    }
    const rows = this.#rows;
    this.#lifecycle.finish(this.#base, rows, undefined, warnings, mapping.lifecycle);
    if (rows > 0) this.#resources.handOverTo(builder.resource(), this.#base, rows, undefined);
    for (const column of this.#attributes.columns())
      column.handOver(builder, this.#base, rows, undefined, warnings);
    if (this.#unnamed > 0) {
      warnings.add('unnamed_cases', {}, this.#unnamed);
    }
    if (this.#repeated > 0) {
      warnings.add('repeated_cases', {}, this.#repeated);
    }
  }
}

const NAME = new TextEncoder().encode('name');
const KEYS = new TextEncoder().encode('keys');
/** Stands for the lifecycle column in the buffer of a trace. */
const LIFECYCLE = new AttributeColumn('lifecycle', 'event', { distinctValues: 0 });
