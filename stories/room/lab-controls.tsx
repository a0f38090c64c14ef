import type { ReactElement, ReactNode } from 'react';
import type { LabClient } from '../../src/testing.js';
import { useCable } from '../shell/cables.js';
import { CloseIcon, PlugIcon, PlusIcon } from './icons.js';
import { useWords } from './words.js';

const longestMs = 300;

export interface LabControlsProps {
  readonly client: LabClient;
  /** What the window is called. */
  readonly title: string;
  /** The menu of how it looks. */
  readonly look?: ReactNode;
  readonly onAddTab?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** The cable of one window: how long it is, and whether it is plugged in. */
export function LabControls({ client, title, look, onAddTab, onClose }: LabControlsProps): ReactElement {
  const words = useWords();
  const { pulled, toggle } = useCable(client);
  return (
    <>
      <LatencySlider client={client} title={title} />
      {look}
      {onAddTab && (
        <button type="button" className="room-button" onClick={onAddTab}>
          <PlusIcon />
          <span className="room-tab-words">{words.addTab}</span>
        </button>
      )}
      {onClose && (
        <button type="button" className="room-button" aria-label={words.closeTab(title)} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
      <button
        type="button"
        className="room-button"
        data-tone={pulled ? 'healing' : undefined}
        onClick={() => toggle()}
      >
        <PlugIcon />
        {pulled ? words.plug : words.pull}
      </button>
    </>
  );
}

function LatencySlider({ client, title }: Pick<LabControlsProps, 'client' | 'title'>): ReactElement {
  const words = useWords();
  const { latencyMs: ms, setLatency } = useCable(client);
  return (
    <label className="room-latency">
      <svg className="room-track" viewBox="0 0 64 4" aria-hidden="true">
        <rect width="64" height="4" rx="2" />
        <rect width={8 + (48 * ms) / longestMs} height="4" rx="2" />
      </svg>
      <input
        type="range"
        min={0}
        max={longestMs}
        step={10}
        value={ms}
        aria-label={`${words.latency}, ${title}`}
        aria-valuetext={words.milliseconds(ms)}
        onChange={({ target }) => setLatency(target.valueAsNumber)}
      />
      <bdi>{words.milliseconds(ms)}</bdi>
    </label>
  );
}
