import { useState } from 'react';
import { useEvent, useTrigger } from '../../../../src/index.js';

export function Wave() {
  const [waves, setWaves] = useState(0);
  useEvent('presence-room', 'client-wave', () => setWaves((count) => count + 1));
  const send = useTrigger('presence-room', 'client-wave');
  return (
    <p>
      <button onClick={() => void send({ hand: 'left' })}>Wave</button> {waves} waved at you
    </p>
  );
}
