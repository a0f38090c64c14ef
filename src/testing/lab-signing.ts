import type { Authorization } from '../engine/options.js';
import type { UserAuthentication } from '../engine/user-authentication.js';
import { channelKind } from '../protocol/channel-name.js';
import { isEncryptedChannel } from '../protocol/channel-traits.js';
import type { AppConfig } from '../server/apps.js';
import { sharedSecret } from '../server/shared-secret.js';
import { signChannel, signUser } from '../server/signing.js';
import type { LabUser } from './actor.js';

/** What the keys of encrypted channels are made of, where a lab's app names nothing else: 32 bytes in base64. */
export const masterKey: string = btoa('the-master-key-of-the-lab-for-us');

/** Signs as an application's server would. Null for public channels. */
export function authorizeAs(
  app: AppConfig,
  user: LabUser | null,
  socketId: string,
  channel: string,
): Authorization | null {
  const kind = channelKind(channel);
  if (kind === 'public') return null;
  if (kind === 'private') return { auth: signChannel(app, socketId, channel) };
  if (user === null) throw new Error(`Nobody cannot join ${channel}: give lab.client a user.`);
  const channelData = JSON.stringify({ user_id: user.id, user_info: user.info });
  return { auth: signChannel(app, socketId, channel, channelData), channel_data: channelData };
}

/** As {@link authorizeAs}, with the key of an encrypted channel: the client's alone, for it is never sent on. */
export function authorizeWithKey(
  app: AppConfig,
  user: LabUser | null,
  socketId: string,
  channel: string,
): Authorization | null {
  const authorization = authorizeAs(app, user, socketId, channel);
  const { encryptionMasterKeyBase64: key } = app;
  if (!authorization || !key || !isEncryptedChannel(channel)) return authorization;
  return { ...authorization, shared_secret: sharedSecret(key, channel) };
}

/** Signs a user in as an application's server would. @throws Error for nobody */
export function authenticateAs(app: AppConfig, user: LabUser | null, socketId: string): UserAuthentication {
  if (user === null) throw new Error('Nobody cannot sign in: give lab.client a user.');
  const { id, info, watchlist } = user;
  const userData = JSON.stringify({ id: String(id), user_info: info, watchlist });
  return { auth: signUser(app, socketId, userData), user_data: userData };
}
