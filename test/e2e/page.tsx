import { StrictMode, useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { createRoot } from 'react-dom/client';
import {
  ConnectionStatus,
  PresenceAvatars,
  RealtimeProvider,
  useEngine,
  useEvent,
  useTrigger,
  type Member,
} from 'copresent';
import 'copresent/styles.css';

const channel = 'presence-room';

interface Words {
  readonly text: string;
}

/** Who came and who went, one line each, as the engine tells it. */
function useComings(): readonly string[] {
  const engine = useEngine();
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    const note =
      (what: string) =>
      ({ id }: Member): void =>
        setLines((all) => [...all, `${id} ${what}`]);
    const { release } = engine.subscribe(channel, { onJoin: note('joined'), onLeave: note('left') });
    return release;
  }, [engine]);
  return lines;
}

function useWords(): readonly string[] {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEvent<Words>(channel, 'client-say', ({ text }, { userId }) => {
    setLines((all) => [...all, `${userId}: ${text}`]);
  });
  return lines;
}

function Lines({ label, lines }: { readonly label: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <ol aria-label={label}>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ol>
  );
}

function Composer(): ReactNode {
  const say = useTrigger<Words>(channel, 'client-say');
  const [text, setText] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (say({ text }).ok) setText('');
  };
  return (
    <form onSubmit={submit}>
      <input aria-label="Message" value={text} onChange={(event) => setText(event.target.value)} />
      <button>Say</button>
    </form>
  );
}

function Room(): ReactNode {
  return (
    <>
      <PresenceAvatars channel={channel} />
      <ConnectionStatus />
      <Composer />
      <Lines label="Said" lines={useWords()} />
      <Lines label="Came and went" lines={useComings()} />
    </>
  );
}

/** `?server=ws://…&id=…&name=…` */
function App(): ReactNode {
  const query = new URLSearchParams(location.search);
  const server = query.get('server') ?? '';
  const auth = {
    endpoint: `${server.replace(/^ws/, 'http')}/pusher/auth`,
    params: { user_id: query.get('id') ?? '', user_info: JSON.stringify({ name: query.get('name') }) },
  };
  return (
    <RealtimeProvider options={{ appKey: 'app-key', url: server, auth }}>
      <Room />
    </RealtimeProvider>
  );
}

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
