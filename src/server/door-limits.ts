/** What the doors take, whatever the hub would say of it. */
export interface DoorLimits {
  /** Largest message from a client, in bytes. */
  readonly maxMessageBytes: number;
  /** Most bytes that wait for a client that does not read; above it the line is cut. */
  readonly maxBacklogBytes: number;
  /** Largest body of an HTTP request, in bytes. */
  readonly maxBodyBytes: number;
  /** How long an HTTP request may take to arrive, in milliseconds. */
  readonly requestTimeoutMs: number;
}

/** Generous for people, small for a flood. */
export const defaultDoorLimits: DoorLimits = {
  maxMessageBytes: 10 * 1024 * 1024,
  maxBacklogBytes: 64 * 1024 * 1024,
  maxBodyBytes: 1024 * 1024,
  requestTimeoutMs: 10_000,
};
