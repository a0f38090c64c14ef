import { useState } from 'react';
import { useAnnounce } from '../../../src/index.js';
import './headless.css';

/** What is seen in a button is said as well, once, by the same voice as everything else. */
export function SaveButton({ save }: { save: () => boolean }) {
  const announce = useAnnounce();
  const [words, setWords] = useState('Save');
  function press(): void {
    const saved = save();
    setWords(saved ? 'Saved' : 'Try again');
    if (saved) announce('Saved.', { key: 'save' });
    else announce('Not saved. Your text is still here.', { key: 'save', priority: 'assertive' });
  }
  return (
    <button type="button" className="hl-save" onClick={press}>
      {words}
    </button>
  );
}
