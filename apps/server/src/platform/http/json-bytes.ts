// A JSON answer that is written already, by a thread or where its parts are known to fit the contract: sent as it is, so
// that large answers cost the request thread nothing. In tests it is parsed and checked like any other answer.
export class JsonBytes {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** For what a compiled serialiser writes slowly: maps and commands are unions, each of which it would check again. */
export function jsonBytes(value: object): JsonBytes {
  return new JsonBytes(Buffer.from(JSON.stringify(value)));
}

/** The same bytes, as what streams and hashes take. */
export function bufferOf({ bytes }: JsonBytes): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
