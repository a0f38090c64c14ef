/** Why the server could not be started, as one closed list. */
export type ServerErrorCode =
  /** Another program listens on that port. */
  | 'port-in-use'
  /** The system does not let this user listen there. */
  | 'port-refused'
  /** The host is not an address of this machine. */
  | 'host-unknown'
  /** A host that others can reach, while an app still has the secret that everybody knows. */
  | 'default-secret'
  /** An option has a value that it cannot have. */
  | 'bad-option';

/** The server could not be started. The message is one sentence that says what to change. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
