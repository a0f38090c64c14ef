import type { ReactElement } from 'react';
import { ArrowIcon } from './icons.js';

const longestName = 60;

/** Asks who one is. */
export function NameForm({ onName }: { onName: (name: string) => void }): ReactElement {
  return (
    <section className="room-pane room-name" aria-labelledby="room-name-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get('name');
          if (typeof name === 'string' && name.trim() !== '') onName(name.trim());
        }}
      >
        <h2 id="room-name-title">Who are you?</h2>
        <p>The others in the room see this name. It is kept for this tab.</p>
        <div className="room-composer">
          <input
            name="name"
            aria-label="Your name"
            placeholder="Your name"
            maxLength={longestName}
            autoComplete="off"
          />
          <button className="room-send" aria-label="Enter the room">
            <ArrowIcon />
          </button>
        </div>
      </form>
    </section>
  );
}
