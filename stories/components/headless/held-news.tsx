import { useState } from 'react';
import { useEventLog } from '../../../src/index.js';
import './headless.css';

/** A front page that changes only when the reader says so. */
export function HeldNews({ channel, event }: { channel: string; event: string }) {
  const news = useEventLog<{ title: string }>(channel, event);
  const [shown, setShown] = useState(0);
  const waiting = news.length - shown;
  return (
    <div className="hl-news">
      <button type="button" disabled={waiting === 0} onClick={() => setShown(news.length)}>
        {waiting === 0 ? 'Nothing new' : `Show ${waiting} new`}
      </button>
      <ul>
        {news
          .slice(0, shown)
          .reverse()
          .map(({ title }) => (
            <li key={title}>
              <bdi>{title}</bdi>
            </li>
          ))}
        <li>The room opens at nine</li>
      </ul>
    </div>
  );
}
