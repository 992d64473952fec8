// Wrong usage: the command line cannot be understood (exit code 2). `message` says what is wrong and what is right.
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
