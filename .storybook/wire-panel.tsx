/** @jsxRuntime classic */ // Storybook brings its own React, and builds this page with it
import * as React from 'react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { filterFrames, stepFrom } from '../stories/shell/wire-list.js';
import { prettyFrame, type WireEntry } from '../stories/shell/messages.js';
import type { Log } from '../stories/shell/log.js';
import { At, PanelBar, useLog } from './panel-parts.js';

const arrows = { out: '→', in: '←' };
const said = { out: 'to the server', in: 'from the server' };

/** Every frame on the lines of the story's labs. */
export function WirePanel({ log }: { readonly log: Log<WireEntry> }): ReactElement {
  const { entries } = useLog(log);
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<WireEntry | null>(null);
  const shown = filterFrames(entries, filter);
  const selected = chosen && shown.includes(chosen) ? chosen : null;
  const count = filter === '' ? `${entries.length} frames` : `${shown.length} of ${entries.length} frames`;
  return (
    <div className="cpp">
      <PanelBar log={log} count={count}>
        <input
          type="search"
          aria-label="Filter frames"
          placeholder="Filter: who, event, channel, text"
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
      </PanelBar>
      {entries.length === 0 ? (
        <p className="cpp-empty">
          Nothing on the wire. Stories with a server in the page show its frames here.
        </p>
      ) : (
        <div className="cpp-split" data-open={selected ? '' : undefined}>
          <Frames frames={shown} selected={selected} onSelect={setChosen} />
          {selected && <Frame frame={selected} onClose={() => setChosen(null)} />}
        </div>
      )}
    </div>
  );
}

function Frames({
  frames,
  selected,
  onSelect,
}: {
  readonly frames: readonly WireEntry[];
  readonly selected: WireEntry | null;
  readonly onSelect: (frame: WireEntry | null) => void;
}): ReactElement {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (atEnd.current && selected === null) box.current?.scrollTo({ top: box.current.scrollHeight });
    else if (selected)
      box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [frames, selected]);

  function move(event: KeyboardEvent): void {
    const next = stepFrom(frames, selected, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
  }

  return (
    <div
      ref={box}
      className="cpp-list"
      role="listbox"
      aria-label="Frames"
      tabIndex={0}
      aria-activedescendant={selected ? `${id}-${selected.id}` : undefined}
      onKeyDown={move}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {frames.map((frame) => {
        const { at, who, direction, event, channel, size } = frame;
        return (
          <div
            key={frame.id}
            id={`${id}-${frame.id}`}
            role="option"
            aria-selected={frame === selected}
            className="cpp-frame"
            onClick={() => onSelect(frame === selected ? null : frame)}
          >
            <At at={at} />
            <bdi className="cpp-who">{who}</bdi>
            <span className="cpp-arrow" data-direction={direction} role="img" aria-label={said[direction]}>
              {arrows[direction]}
            </span>
            <bdi className="cpp-event">{event}</bdi>
            <bdi className="cpp-channel">{channel}</bdi>
            <span className="cpp-size">{size} B</span>
          </div>
        );
      })}
    </div>
  );
}

function Frame({
  frame,
  onClose,
}: {
  readonly frame: WireEntry;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <section className="cpp-detail" aria-label="Frame">
      <header>
        <bdi>{frame.event}</bdi>
        <span>
          <bdi>{frame.who}</bdi> {said[frame.direction]}
        </span>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </header>
      <pre tabIndex={0} aria-label="JSON of the frame">
        {prettyFrame(frame.text)}
      </pre>
    </section>
  );
}
