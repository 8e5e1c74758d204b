/** Why a database cannot be opened. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly kind: 'bad-url' | 'directory-in-use' | 'unreachable',
    message: string,
    readonly hint: string,
  ) {
    super(`${message} ${hint}`);
  }
}
