import type { EngineOptions } from '../../src/index.js';
import type { RoomUser } from './people.js';

const given: unknown = import.meta.env['STORYBOOK_COPRESENT_URL'];

/** Where `npm start` runs the development server. */
export const serverUrl = typeof given === 'string' && given !== '' ? given : 'ws://127.0.0.1:6001';

/** How somebody connects to the development server, which believes anybody. */
export function optionsFor({ id, info }: RoomUser): EngineOptions {
  return {
    appKey: 'app-key',
    url: serverUrl,
    auth: {
      endpoint: `${serverUrl.replace(/^ws/, 'http')}/pusher/auth`,
      params: { user_id: id, user_info: JSON.stringify(info) },
    },
    user: { id },
  };
}
