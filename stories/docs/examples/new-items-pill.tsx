import { useState } from 'react';
import { NewItemsPill, useEvent } from '../../../src/index.js';

export function Cards() {
  const [shown, setShown] = useState(['Pricing', 'Launch']);
  const [waiting, setWaiting] = useState<string[]>([]);
  useEvent('presence-room', 'client-card', (data) => setWaiting((all) => [String(data), ...all]));
  return (
    <div className="cards">
      <NewItemsPill
        count={waiting.length}
        onShow={() => {
          setShown([...waiting, ...shown]);
          setWaiting([]);
        }}
      />
      <ul>
        {shown.map((title, at) => (
          <li key={shown.length - at}>{title}</li>
        ))}
      </ul>
    </div>
  );
}
