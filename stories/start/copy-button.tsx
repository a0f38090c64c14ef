import { useEffect, useState, type ReactElement } from 'react';
import { CheckIcon, CopyIcon } from '../room/icons.js';

const shownMs = 2_000;

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactElement {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), shownMs);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Your browser did not let this page copy');
    }
  }

  return (
    <>
      <button type="button" className="start-copy" aria-label={label} onClick={() => void copy()}>
        {said === 'Copied' ? <CheckIcon /> : <CopyIcon />}
      </button>
      <span className="room-said" role="status">
        {said}
      </span>
    </>
  );
}
