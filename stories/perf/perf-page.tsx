import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider } from '../../src/index.js';
import { ada, toPerson } from '../room/people.js';
import '../room/room.css';
import { Scenario } from '../scenarios/scenario.js';
import { createStoryLab, useLabLife } from '../shell/story-lab.js';
import type { Load } from './loads.js';
import { Meter } from './meter.js';
import './perf.css';

export interface PerfPageProps {
  readonly title: string;
  readonly about: string;
  readonly load: Load;
  readonly children: ReactNode;
}

/** A load on one component, and how the page keeps up with it. */
export function PerfPage({ title, about, load, children }: PerfPageProps): ReactElement {
  const [lab] = useState(() => createStoryLab());
  const [{ options }] = useState(() => lab.client(ada));
  const begin = useCallback(() => load(lab), [lab, load]);
  useLabLife(lab, begin);
  return (
    <Scenario title={title} about={about} server="Server runs in this page">
      <Meter />
      <RealtimeProvider options={options} person={toPerson}>
        <div className="perf-stage">{children}</div>
      </RealtimeProvider>
      <p className="perf-note">
        The server, and everybody whom it serves, are in this page too: what they take is counted. Development
        builds of React take more than production ones; measure with those.
      </p>
    </Scenario>
  );
}
