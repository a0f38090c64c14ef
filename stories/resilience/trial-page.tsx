import { useState, type ReactElement, type ReactNode } from 'react';
import '../room/room.css';
import { Scenario } from '../scenarios/scenario.js';
import { useCable } from '../shell/cables.js';
import { useLabLife } from '../shell/story-lab.js';
import type { Trial, TrialLine } from './create-trial.js';
import { LinePane } from './line-pane.js';
import './resilience.css';

export interface TrialPageProps {
  readonly title: string;
  readonly about: string;
  /** Made once; its server ends with the page. */
  readonly create: () => Trial;
  /** The means to trouble one line. */
  readonly lineControls?: (line: TrialLine, trial: Trial) => ReactNode;
  /** The means to trouble the server. */
  readonly controls?: (trial: Trial) => ReactNode;
}

/** A server in this page, its lines, and what one can do to them. */
export function TrialPage({ title, about, create, lineControls, controls }: TrialPageProps): ReactElement {
  const [trial] = useState(create);
  useLabLife(trial.lab, trial.begin);
  return (
    <Scenario title={title} about={about} server="Server runs in this page">
      {controls && <div className="trial-controls">{controls(trial)}</div>}
      <div className="room">
        {trial.lines.map((line) => (
          <LinePane
            key={line.title}
            line={line}
            orders={trial.orders}
            controls={lineControls?.(line, trial)}
          />
        ))}
      </div>
    </Scenario>
  );
}

/** A button of the control strip. */
export function ControlButton({
  children,
  onClick,
}: {
  children: ReactNode;
  onClick: () => void;
}): ReactElement {
  return (
    <button className="room-button" type="button" onClick={onClick}>
      {children}
    </button>
  );
}

/** Pulls and plugs the cable of one line. */
export function CableButton({
  line: { client },
  halfOpen = false,
}: {
  line: TrialLine;
  halfOpen?: boolean;
}): ReactElement {
  const { pulled, toggle } = useCable(client);
  return (
    <button
      className="room-button"
      type="button"
      data-tone={pulled ? 'healing' : undefined}
      onClick={() => toggle({ halfOpen })}
    >
      {pulled ? 'Plug back in' : halfOpen ? 'Fall silent' : 'Pull the cable'}
    </button>
  );
}
