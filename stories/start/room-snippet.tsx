import { ConnectionStatus, PresenceAvatars, RealtimeProvider } from '../../src/index.js';
import '../../src/styles.css';

const options = {
  appKey: 'app-key',
  url: 'ws://127.0.0.1:6001',
  auth: { endpoint: '/pusher/auth' },
};

export function Room() {
  return (
    <RealtimeProvider options={options}>
      <ConnectionStatus />
      <PresenceAvatars channel="presence-launch" />
    </RealtimeProvider>
  );
}
