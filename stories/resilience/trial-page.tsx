import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import '../room/room.css';
import { Scenario } from '../scenarios/scenario.js';
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

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

/** A server in this page, its lines, and what one can do to them. */
export function TrialPage({ title, about, create, lineControls, controls }: TrialPageProps): ReactElement {
  const [trial] = useState(create);
  useEffect(() => keepOpen(trial), [trial]);
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

const closings = new WeakMap<Trial, ReturnType<typeof setTimeout>>();

function keepOpen(trial: Trial): () => void {
  clearTimeout(closings.get(trial));
  return () => {
    closings.set(trial, setTimeout(trial.lab.dispose, closeAfterMs));
  };
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
  const [pulled, setPulled] = useState(client.cable.pulled);
  function toggle(): void {
    if (pulled) client.cable.plug();
    else client.cable.pull({ halfOpen });
    setPulled(!pulled);
  }
  return (
    <button className="room-button" type="button" data-tone={pulled ? 'healing' : undefined} onClick={toggle}>
      {pulled ? 'Plug back in' : halfOpen ? 'Fall silent' : 'Pull the cable'}
    </button>
  );
}
