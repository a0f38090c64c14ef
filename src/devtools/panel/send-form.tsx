'use client';
import { useMemo, useState, type ReactElement } from 'react';
import { parseJson } from '../../lib/json.js';
import { canTrigger } from '../can-trigger.js';
import type { InspectedEngine } from '../create-inspector.js';
import { useSampled } from './use-sampled.js';

/** Sends a client event, as the application would: over its engine, within its limits. */
export function SendForm({ engine }: { readonly engine: InspectedEngine }): ReactElement {
  const [event, setEvent] = useState('client-');
  const [data, setData] = useState('{}');
  const [wanted, setWanted] = useState('');
  const [said, setSaid] = useState('');
  const { store, clock } = engine;
  const channels = useSampled(
    useMemo(() => ({ subscribe: store.subscribe, read: () => store.getState().channels }), [store]),
    clock,
  );
  const names = [...channels].map(([name]) => name).filter(canTrigger);
  const channel = names.includes(wanted) ? wanted : names[0];
  const value = parseJson(data);
  const wrong = whyNot(channel, event, value);
  return (
    <form
      className="bar"
      aria-label="Send a client event"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (wrong !== null || channel === undefined) return;
        const result = engine.trigger(channel, event, value);
        setSaid(result.ok ? 'Sent.' : `Not sent: ${result.reason}.`);
      }}
    >
      <select aria-label="Channel" value={channel ?? ''} onChange={({ target }) => setWanted(target.value)}>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <input
        className="filter"
        aria-label="Event"
        spellCheck={false}
        value={event}
        onChange={({ target }) => setEvent(target.value)}
      />
      <input
        className="filter wide"
        aria-label="Data, as JSON"
        spellCheck={false}
        value={data}
        onChange={({ target }) => setData(target.value)}
      />
      <button type="submit" className="button" disabled={wrong !== null}>
        Send
      </button>
      <small role="status">{wrong ?? said}</small>
    </form>
  );
}

function whyNot(channel: string | undefined, event: string, value: unknown): string | null {
  if (channel === undefined) return 'No private or presence channel is held.';
  if (!/^client-./.test(event)) return 'Its name begins with client-.';
  return value === undefined ? 'The data are not JSON.' : null;
}
