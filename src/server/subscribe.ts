import { channelKind, channelNameFault, isPortableName } from '../protocol/channel-name.js';
import { userOfChannel } from '../protocol/user-channel.js';
import { type App, isOver } from './apps.js';
import type { SubscribeFrame } from './client-frame.js';
import type { HubChannel } from './hub-channel.js';
import { quoted } from './json-text.js';
import { type ChannelData, infoBytes, type Participant, readChannelData } from './presence-roster.js';
import type { SubscriptionRefusal } from './server-frames.js';
import type { SignedInUser } from './sign-in.js';
import { equalsInConstantTime, signChannel } from './signing.js';

/** May this subscription be? With whom, on presence channels. */
export type SubscriptionDecision =
  | { readonly ok: true; readonly participant: Participant | null }
  | { readonly ok: false; readonly refusal: SubscriptionRefusal };

/** Who wants to subscribe. */
export interface Applicant {
  readonly socketId: string;
  /** Undefined where nobody is signed in. */
  readonly user: SignedInUser | undefined;
}

function refuse(type: SubscriptionRefusal['type'], status: number, error: string): SubscriptionDecision {
  return { ok: false, refusal: { type, error, status } };
}

/** Why a channel cannot have this name; null where it can. */
export function nameFault(name: string): string | null {
  const fault = channelNameFault(name);
  if (fault !== null) return `The channel name ${fault}.`;
  return isPortableName(name)
    ? null
    : `The channel name ${quoted(name)} may hold only letters, digits and _-=@,.;`;
}

/** The right signature is never told: whoever reads the error could use it. */
function signatureFault(app: App, socketId: string, frame: SubscribeFrame): string | null {
  const { channel, auth, channelData } = frame;
  if (auth === '') return `Subscribing to ${channel} needs an auth, as the application's server signs it.`;
  if (!auth.startsWith(`${app.key}:`))
    return `The auth for ${channel} must begin with this app's key and a colon.`;
  const expected = signChannel(app, socketId, channel, channelData ?? undefined);
  if (equalsInConstantTime(expected, auth)) return null;
  const signed = channelData === null ? `${socketId}:${channel}` : `${socketId}:${channel}:<channel_data>`;
  return `Invalid signature: Expected HMAC SHA256 hex digest of ${signed}, signed with this app's secret.`;
}

/** Who joins a presence channel: whom the subscription names, else who is signed in. */
function readParticipant(
  { channel, channelData }: SubscribeFrame,
  user: SignedInUser | undefined,
): ChannelData {
  if (channelData === null) {
    return user === undefined
      ? { ok: false, fault: `Subscribing to ${channel} needs a channel_data, or to be signed in.` }
      : { ok: true, participant: user.participant };
  }
  const read = readChannelData(channelData);
  return read.ok ? read : { ok: false, fault: `The channel_data for ${channel} ${read.fault}.` };
}

function decidePresence(
  app: App,
  { user }: Applicant,
  frame: SubscribeFrame,
  existing: HubChannel | undefined,
): SubscriptionDecision {
  const { channel } = frame;
  const read = readParticipant(frame, user);
  if (!read.ok) return refuse('InvalidData', 400, read.fault);
  const { participant } = read;
  if (isOver(infoBytes(participant), app.limits.userInfoBytes)) {
    return refuse('LimitReached', 4100, `A user_info may have ${app.limits.userInfoBytes} bytes at most.`);
  }
  const roster = existing?.roster ?? null;
  const members = (roster?.size ?? 0) + (roster?.has(participant.id) === true ? 0 : 1);
  if (isOver(members, app.limits.members)) {
    return refuse('LimitReached', 4100, `${channel} is full: it may have ${app.limits.members} members.`);
  }
  return { ok: true, participant };
}

/** No signature is asked for: the sign-in had one. */
function decideUserChannel(owner: string, { user }: Applicant): SubscriptionDecision {
  if (user?.id === owner) return { ok: true, participant: null };
  return refuse(
    'AuthError',
    401,
    `Only connections that are signed in as ${quoted(owner)} may subscribe to this.`,
  );
}

/** Checks name, signature, data and limits, in this order. */
export function decideSubscription(
  app: App,
  applicant: Applicant,
  frame: SubscribeFrame,
  existing: HubChannel | undefined,
): SubscriptionDecision {
  const owner = userOfChannel(frame.channel);
  if (owner !== null) return decideUserChannel(owner, applicant);
  const badName = nameFault(frame.channel);
  if (badName !== null) return refuse('InvalidChannel', 400, badName);
  const kind = channelKind(frame.channel);
  if (kind === 'public') return { ok: true, participant: null };
  const badSignature = signatureFault(app, applicant.socketId, frame);
  if (badSignature !== null) return refuse('AuthError', 401, badSignature);
  return kind === 'private'
    ? { ok: true, participant: null }
    : decidePresence(app, applicant, frame, existing);
}
