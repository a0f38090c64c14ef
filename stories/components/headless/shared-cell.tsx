import { useId } from 'react';
import { useField, usePersonMapping } from '../../../src/index.js';
import './headless.css';

/** A cell of a sheet that one person edits at a time. */
export function SharedCell({ channel, id, label }: { channel: string; id: string; label: string }) {
  const { state, owner, getInputProps, request } = useField(channel, { id });
  const person = usePersonMapping();
  const inputId = useId();
  const name = owner && (person(owner).name ?? 'Somebody');
  const isTheirs = state === 'theirs' || state === 'requested' || state === 'stale';
  return (
    <div className="hl-cell" data-state={state}>
      <label htmlFor={inputId}>{label}</label>
      <input {...getInputProps({ id: inputId, defaultValue: '12,000' })} />
      <span>
        {isTheirs ? (
          <>
            <bdi>{name}</bdi> writes here
          </>
        ) : state === 'mine' ? (
          'You write here'
        ) : (
          'Free'
        )}
      </span>
      {state === 'theirs' && (
        <button type="button" onClick={request}>
          May I?
        </button>
      )}
    </div>
  );
}
