// Something about the database that a person must mend before the server can start; the message says how.
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
