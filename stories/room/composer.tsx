import { useState, type ReactElement } from 'react';
import { longestText } from './conversation.js';
import { SendIcon } from './icons.js';
import { useWords } from './words.js';

/** Where one writes to the room; also while the connection is down. */
export function Composer({ write }: { write: (text: string) => void }): ReactElement {
  const words = useWords();
  const [text, setText] = useState('');
  return (
    <form
      className="room-composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        write(text.trim());
        setText('');
      }}
    >
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={words.write}
        aria-label={words.write}
        maxLength={longestText}
        autoComplete="off"
      />
      <button className="room-send" aria-label={words.send}>
        <SendIcon />
      </button>
    </form>
  );
}
