import { usePresenceNotices } from '../../../src/index.js';

export function Notices() {
  const { notices, dismiss } = usePresenceNotices('presence-room', { windowMs: 1_000 });
  if (notices.length === 0) return <p>Nobody has come yet.</p>;
  return (
    <ul>
      {notices.map(({ id, text }) => (
        <li key={id}>
          {text} <button onClick={() => dismiss(id)}>Dismiss</button>
        </li>
      ))}
    </ul>
  );
}
