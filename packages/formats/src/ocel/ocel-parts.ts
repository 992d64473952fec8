// The parts of an object-centric event log (OCEL 2.0) as its files name them, whatever the form of the file.

export interface OcelEvent {
  readonly line: number;
  readonly id: string;
  readonly type: string;
  /** As it stands in the file. */
  readonly time: string;
  readonly attributes: readonly OcelAttribute[];
  /** Ids of the objects that the event is about. */
  readonly objects: readonly string[];
}

export interface OcelObject {
  readonly line: number;
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly (OcelAttribute & {
    /** From when on the value holds; '' where it always does. */
    readonly time: string;
  })[];
}

export interface OcelAttribute {
  readonly name: string;
  readonly value: string;
}

/** Who takes the parts as they are read, in the order of the file. */
export interface OcelSink {
  objectType(name: string): void;
  /** @param text the event as it stands in the file, for the list of what was rejected; made only where it is needed */
  event(event: OcelEvent, text: () => string): void;
  object(object: OcelObject, text: () => string): void;
  /** An entry that is neither. */
  broken(line: number, text: () => string): void;
  /** Values of attributes that are lists or objects themselves. */
  nestedValue(): void;
}

/** Reads one form of file and hands its parts to a sink. */
export interface OcelParser {
  /** UTF-8, in pieces of any size. */
  push(chunk: Uint8Array): void;
  /** Call when no more will come. @throws FormatError `truncated`, `not_ocel` */
  finish(): void;
}
