import { act, configure } from '@testing-library/react';
import { Profiler, type ReactElement, type ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { Authorization, AuthorizationOptions, AuthorizationRequest } from '../../src/engine/options.js';
import { isRecord, parseJson } from '../../src/lib/json.js';
import { createLab, type Lab, type LabClient, type LabOptions, type LabUser } from '../../src/testing.js';
import type { Transport } from '../../src/transport/transport.js';

configure({ reactStrictMode: true }); // every render of these tests mounts twice

/** What a client said on the wire, and how often it opened a line. */
export interface Wire {
  readonly opened: number;
  /** What was sent since the last `forget()`, as `event channel`: everything, or one of `pusher:`'s events. */
  sent(event?: string): readonly string[];
  forget(): void;
}

/** A user's side of the lab whose frames are written down. */
export interface Party extends LabClient {
  readonly wire: Wire;
  /** What the application's server would answer to this user. */
  sign(request: AuthorizationRequest): Promise<Authorization>;
}

function describeFrame(text: string): string {
  const frame = parseJson(text);
  if (!isRecord(frame)) return text;
  const { event, channel, data } = frame;
  const named = channel ?? (isRecord(data) ? data['channel'] : undefined);
  return typeof named === 'string' ? `${String(event)} ${named}` : String(event);
}

function tap(transport: Transport): { readonly transport: Transport; readonly wire: Wire } {
  let frames: string[] = [];
  let opened = 0;
  return {
    wire: {
      get opened() {
        return opened;
      },
      sent: (event) =>
        frames.filter((frame) => event === undefined || frame.split(' ')[0] === `pusher:${event}`),
      forget() {
        frames = [];
      },
    },
    transport: {
      keyIn: transport.keyIn,
      open(url, handlers) {
        opened += 1;
        const line = transport.open(url, handlers);
        return {
          close: line.close,
          send(text) {
            frames.push(describeFrame(text));
            return line.send(text);
          },
        };
      },
    },
  };
}

const signing =
  (auth: AuthorizationOptions | undefined): Party['sign'] =>
  async (request) => {
    if (typeof auth !== 'function') throw new Error('The lab signs by a function.');
    return auth(request);
  };

/** The lab, for tests of components: every move of its clock is an act. */
export interface Stage {
  readonly lab: Lab;
  party(user?: LabUser): Party;
  /** Lets what is on its way arrive, and so much time pass. */
  settle(ms?: number): Promise<void>;
}

/** Ends with the test. */
export function createStage(options: LabOptions = {}): Stage {
  const lab = createLab(options);
  onTestFinished(() => {
    lab.dispose();
  });
  return {
    lab,
    party(user) {
      const client = lab.client(user);
      const { transport, wire } = tap(client.options.transport);
      return Object.defineProperties({} as Party, {
        ...Object.getOwnPropertyDescriptors(client),
        options: { value: { ...client.options, transport }, enumerable: true },
        wire: { value: wire, enumerable: true },
        sign: { value: signing(client.options.auth) },
      });
    },
    async settle(ms = 0) {
      await act(() => lab.advance(ms));
    },
  };
}

/** Counts the commits in which what is inside of `Counted` rendered. */
export interface RenderCount {
  renders(): number;
  reset(): void;
  readonly Counted: (props: { readonly children: ReactNode }) => ReactElement;
}

export function createRenderCount(): RenderCount {
  let count = 0;
  return {
    renders: () => count,
    reset() {
      count = 0;
    },
    Counted: ({ children }) => (
      <Profiler
        id="counted"
        onRender={() => {
          count += 1;
        }}
      >
        {children}
      </Profiler>
    ),
  };
}
