// What an `admin` command refuses, in a sentence for the operator.
export class AdminError extends Error {
  override readonly name = 'AdminError';
  /** 2: the command was written wrongly; 1: it cannot be done. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
