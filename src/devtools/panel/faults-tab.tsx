'use client';
import { useState, useSyncExternalStore, type ReactElement } from 'react';
import { explainClose } from '../close-codes.js';
import { calm, type Faults, type FaultState } from '../faults.js';

type Switch = 'offline' | 'stalled' | 'halfOpen' | 'duplicates';

const switches: readonly (readonly [name: Switch, word: string, what: string])[] = [
  ['offline', 'Offline', 'lines are lost, and none can be opened'],
  ['stalled', 'Stalled', 'nothing arrives, until this ends'],
  ['halfOpen', 'Half-open', 'nothing arrives, and nobody is told'],
  ['duplicates', 'Every frame twice', 'no server does this'],
];

const codes = [1006, 1000, 1011, 4001, 4009, 4100, 4200] as const;
const statuses = [401, 403, 500] as const;

/** What is wrong with the line, as one likes. */
export function FaultsTab({ faults }: { readonly faults: Faults }): ReactElement {
  const state = useSyncExternalStore(faults.subscribe, faults.state);
  const wrong = Object.keys(calm).filter((name) => {
    const key = name as keyof FaultState;
    return state[key] !== calm[key];
  });
  return (
    <>
      <div className="bar">
        <small role="status">{wrong.length === 0 ? 'All is well' : `${wrong.length} in force`}</small>
        <span className="actions">
          <button type="button" className="button" disabled={wrong.length === 0} onClick={faults.reset}>
            All is well again
          </button>
        </span>
      </div>
      <section className="facts faults" aria-label="Faults" tabIndex={0}>
        <dl>
          {switches.map(([name, word, what]) => (
            <div key={name}>
              <dt>
                <button
                  type="button"
                  className="button"
                  aria-pressed={state[name]}
                  onClick={() => faults.set({ [name]: !state[name] })}
                >
                  {word}
                </button>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
          <Delay name="latencyMs" word="Latency" {...{ state, faults }} />
          <Delay name="jitterMs" word="Jitter" {...{ state, faults }} />
          <Authorisation {...{ state, faults }} />
          <Close faults={faults} />
        </dl>
      </section>
    </>
  );
}

interface FieldProps {
  readonly faults: Faults;
  readonly state: FaultState;
}

function Delay({
  name,
  word,
  state,
  faults,
}: FieldProps & { readonly name: 'latencyMs' | 'jitterMs'; readonly word: string }): ReactElement {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        <input
          type="range"
          aria-label={`${word} in milliseconds`}
          min={0}
          max={3_000}
          step={50}
          value={state[name]}
          onChange={({ target }) => faults.set({ [name]: target.valueAsNumber })}
        />{' '}
        <small>{state[name]} ms each way</small>
      </dd>
    </div>
  );
}

function Authorisation({ state, faults }: FieldProps): ReactElement {
  return (
    <div>
      <dt>Authorisation</dt>
      <dd>
        <select
          aria-label="Authorisation answers"
          value={state.authStatus ?? ''}
          onChange={({ target }) =>
            faults.set({ authStatus: statuses.find((status) => String(status) === target.value) ?? null })
          }
        >
          <option value="">as the application does</option>
          {statuses.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </dd>
    </div>
  );
}

/** 1006 is what one hears of a line that was cut: no server sends it. */
function Close({ faults }: { readonly faults: Faults }): ReactElement {
  const [code, setCode] = useState<(typeof codes)[number]>(1006);
  function close(): void {
    if (code === 1006) {
      faults.set({ offline: true });
      faults.set({ offline: false });
    } else faults.close(code);
  }
  return (
    <div>
      <dt>Close</dt>
      <dd>
        <select
          aria-label="Code to close with"
          value={code}
          onChange={({ target }) => setCode(codes[target.selectedIndex] ?? 1006)}
        >
          {codes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>{' '}
        <button type="button" className="button" onClick={close}>
          Close now
        </button>{' '}
        <small>{explainClose(code)}</small>
      </dd>
    </div>
  );
}
