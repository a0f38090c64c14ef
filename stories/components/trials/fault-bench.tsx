import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider, useChannel, useEngine } from '../../../src/index.js';
import { ControlStrip } from '../../room/control-strip.js';
import { ada, bo, toPerson, type RoomUser } from '../../room/people.js';
import '../../room/room.css';
import '../../scenarios/lab-windows.css';
import { StoryAnnouncer } from '../../shell/story-announcer.js';
import { useLabLife } from '../../shell/story-lab.js';
import { Sheet } from '../sheet.js';
import { createBench, faultWords, type Bench, type BenchLine, type Fault } from './create-bench.js';
import './fault-bench.css';

export interface FaultBenchProps {
  /** What is tried: the name of the component. */
  readonly parts: string;
  readonly channel: string;
  readonly faults?: readonly Fault[];
  /** Who is there without a window. */
  readonly actors?: readonly RoomUser[];
  readonly children: (user: RoomUser, bench: Bench) => ReactNode;
}

export const allFaults: readonly Fault[] = ['blip', 'loss', 'half-open', 'restart', 'denied', 'kicked'];
const users: readonly RoomUser[] = [ada, bo];
const nobody: readonly RoomUser[] = [];

/** Ada and Bo, each with an engine and a line of their own. Ada's can be troubled; beside it stands how it is shown. */
export function FaultBench(props: FaultBenchProps): ReactElement {
  const { parts, channel, faults = allFaults, actors = nobody, children } = props;
  const [bench] = useState(() => createBench(users));
  const begin = useCallback(() => bench.begin(actors, channel), [bench, actors, channel]);
  useLabLife(bench.lab, begin);
  return (
    <Sheet title="Bad days" parts={parts} wide>
      <p className="bench-note">
        The server runs in this page, ten times as fast as the clock on the wall. Trouble Ada’s line, and
        watch both.
      </p>
      <div className="room">
        {bench.lines.map((line, at) => (
          <BenchWindow key={line.user.id} line={line} channel={channel} faults={at === 0 ? faults : []}>
            {children(line.user, bench)}
          </BenchWindow>
        ))}
      </div>
    </Sheet>
  );
}

interface BenchWindowProps {
  readonly line: BenchLine;
  readonly channel: string;
  readonly faults: readonly Fault[];
  readonly children: ReactNode;
}

function BenchWindow({ line, channel, faults, children }: BenchWindowProps): ReactElement {
  const { user, options } = line;
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <section className="room-pane" aria-label={user.nickname}>
      <RealtimeProvider options={options} person={toPerson}>
        <ControlStrip user={user} title={user.nickname} />
        <Faults line={line} channel={channel} faults={faults} />
        <StoryAnnouncer
          who={user.id}
          onUtterance={({ text }) => setSaid((before) => [...before, text].slice(-20))}
        >
          <div className="bench-app" data-testid="app">
            {children}
          </div>
        </StoryAnnouncer>
      </RealtimeProvider>
      <div className="window-said">
        <span>Said to screen readers</span>
        <ol aria-label={`Said to ${user.nickname}’s screen reader`}>
          {said.length === 0 && <li>Nothing yet</li>}
          {said.slice(-2).map((text, at) => (
            <li key={at}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** The means to trouble a line. It holds the channel, so that there is a connection where a component needs none. */
function Faults({ line, channel, faults }: Omit<BenchWindowProps, 'children'>): ReactElement | null {
  const engine = useEngine();
  const { status, retry } = useChannel(channel);
  if (faults.length === 0) return null;
  function mend(): void {
    line.mend();
    if (status === 'failed' && engine.store.getState().connection.status === 'connected') retry();
    else engine.reconnect();
  }
  return (
    <div className="faults" role="group" aria-label={`Trouble for ${line.user.nickname}’s line`}>
      {faults.map((fault) => (
        <button key={fault} type="button" className="room-button" onClick={() => line.trouble(fault)}>
          {faultWords[fault]}
        </button>
      ))}
      <button type="button" className="room-button" data-mend onClick={mend}>
        Mend
      </button>
    </div>
  );
}
