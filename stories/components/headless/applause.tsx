import { useState } from 'react';
import { useReactions } from '../../../src/index.js';
import './headless.css';

const allow = ['clap'] as const;

/** One large button, and how often it was pressed, here and elsewhere. */
export function Applause({ channel }: { channel: string }) {
  const [claps, setClaps] = useState(0);
  const { react } = useReactions(channel, {
    allow,
    onReaction: ({ count }) => setClaps((before) => before + count),
  });
  return (
    <p className="hl-applause">
      <button type="button" onClick={() => void react('clap')}>
        <span aria-hidden>👏</span> Applaud
      </button>
      <output>{claps === 0 ? 'Nobody has clapped yet' : `${claps} ${claps === 1 ? 'clap' : 'claps'}`}</output>
    </p>
  );
}
