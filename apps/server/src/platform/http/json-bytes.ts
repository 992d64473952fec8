// A JSON answer that a thread has written already: sent as it is, so that large answers cost the request thread nothing.
// In tests it is parsed and checked against the contract like any other answer.
export class JsonBytes {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}
