import { Announcer, useAnnounce } from '../../../src/index.js';

function SaveButton() {
  const announce = useAnnounce();
  return <button onClick={() => announce('Saved.', { key: 'saved' })}>Save</button>;
}

export function App() {
  return (
    <Announcer onUtterance={({ text }) => console.info(text)}>
      <SaveButton />
    </Announcer>
  );
}
