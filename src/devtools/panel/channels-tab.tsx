'use client';
import { useMemo, useState, type ReactElement } from 'react';
import { channelKind } from '../../protocol/channel-name.js';
import { isCacheChannel, isEncryptedChannel } from '../../protocol/channel-traits.js';
import type { ChannelSnapshot, ChannelStatus } from '../../store/state.js';
import type { EngineFacts } from '../create-inspector.js';
import { printJson } from '../print-frame.js';
import type { AuthorizationFacts } from '../watch-auth.js';
import { redactText } from '../redact.js';
import { Detail, NoDetail } from './detail.js';
import { FilterField } from './filter-field.js';
import { formatDuration } from './format.js';
import { RowList } from './row-list.js';
import type { TabProps } from './tab-props.js';
import { useSampled } from './use-sampled.js';

interface ChannelRow extends ChannelSnapshot {
  readonly key: string;
}

const tones: Readonly<Record<ChannelStatus, string>> = {
  idle: 'quiet',
  authorizing: 'quiet',
  subscribing: 'quiet',
  subscribed: 'live',
  retrying: 'healing',
  failed: 'broken',
};

/** Which channels are held, by how many, and how it stands with each. */
export function ChannelsTab({ source: { engine, inspector } }: TabProps): ReactElement {
  const { store, clock } = engine;
  const channels = useSampled(
    useMemo(() => ({ subscribe: store.subscribe, read: () => store.getState().channels }), [store]),
    clock,
  );
  const [filter, setFilter] = useState('');
  const [name, setName] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf([...channels], filter), [channels, filter]);
  const facts = inspector?.factsOf(engine) ?? null;
  const chosen = name === null ? undefined : channels.get(name);
  return (
    <>
      <div className="bar">
        <FilterField label="Filter channels" value={filter} onChange={setFilter} />
        <small>{countOf(rows.length, channels.size)}</small>
      </div>
      <div className="split">
        <RowList
          label="Channels"
          rows={rows}
          chosen={name}
          onChoose={({ key }) => setName(key)}
          toneOf={({ status }) => (status === 'failed' ? 'error' : undefined)}
          empty={channels.size === 0 ? <NoChannels /> : <p>No channel has this in its name.</p>}
        >
          {(row) => <ChannelCells row={row} facts={facts} />}
        </RowList>
        {chosen ? (
          <ChannelDetail
            channel={chosen}
            facts={facts}
            authorization={inspector?.authorizationOf(chosen.name) ?? null}
          />
        ) : (
          <NoDetail>
            <p>Choose a channel to see what is known of it.</p>
          </NoDetail>
        )}
      </div>
    </>
  );
}

function rowsOf(channels: readonly [string, ChannelSnapshot][], filter: string): readonly ChannelRow[] {
  const wanted = filter.toLowerCase();
  return channels
    .filter(([key]) => key.toLowerCase().includes(wanted))
    .map(([key, channel]) => ({ key, ...channel }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

function countOf(shown: number, all: number): string {
  const word = all === 1 ? 'channel' : 'channels';
  return shown === all ? `${all} ${word}` : `${shown} of ${all} ${word}`;
}

function NoChannels(): ReactElement {
  return (
    <>
      <b>No channel is held</b>
      <p>A channel appears as soon as a hook or a subscription names it.</p>
    </>
  );
}

/** How many hold it, in words; a channel that nobody holds lingers for a moment. */
function holdersOf(facts: EngineFacts | null, name: string): string | null {
  const holders = facts?.holders(name) ?? null;
  if (holders === null) return null;
  return holders === 0 ? 'lingers' : `held ×${holders}`;
}

function ChannelCells({ row, facts }: { row: ChannelRow; facts: EngineFacts | null }): ReactElement {
  const { name, status, presence, subscriptionCount } = row;
  const count = presence ? `${presence.members.length} here` : null;
  return (
    <>
      <span className="state" data-tone={tones[status]}>
        <i aria-hidden="true" />
        {status}
      </span>
      <b>
        <bdi>{name}</bdi>
      </b>
      <small>{count ?? (subscriptionCount === null ? '' : `${subscriptionCount} subscribed`)}</small>
      <small>{holdersOf(facts, name)}</small>
    </>
  );
}

function ChannelDetail({
  channel,
  facts,
  authorization,
}: {
  channel: ChannelSnapshot;
  facts: EngineFacts | null;
  authorization: AuthorizationFacts | null;
}): ReactElement {
  const { name, status, error, subscriptionCount, cacheMiss, presence } = channel;
  return (
    <Detail title={name} printed={printJson(presence ?? { members: 'not a presence channel' })}>
      <dl>
        <div>
          <dt>Kind</dt>
          <dd>{kindOf(name)}</dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>{status}</dd>
        </div>
        {error && (
          <div>
            <dt>Because</dt>
            <dd>
              <b>{error.code}</b> <bdi>{redactText(error.message.slice(0, 2_048))}</bdi>
              {error.status !== null && ` (HTTP ${error.status})`}
              {error.wireCode !== null && ` (${error.wireCode})`}
            </dd>
          </div>
        )}
        <div>
          <dt>Holders</dt>
          <dd>{holdersOf(facts, name) ?? 'shown with an inspector'}</dd>
        </div>
        {authorization && (
          <div>
            <dt>Authorised</dt>
            <dd>{authorizationWords(authorization)}</dd>
          </div>
        )}
        {subscriptionCount !== null && (
          <div>
            <dt>Subscriptions</dt>
            <dd>{subscriptionCount}, as the server says</dd>
          </div>
        )}
        {presence && (
          <div>
            <dt>Members</dt>
            <dd>
              {presence.members.length}
              {!presence.complete && ', and more: the server cut its list'}
              {presence.stale && ', as of before the connection was lost'}
            </dd>
          </div>
        )}
        {cacheMiss && (
          <div>
            <dt>Cache</dt>
            <dd>the server had no event to begin with</dd>
          </div>
        )}
      </dl>
    </Detail>
  );
}

function authorizationWords({ ms, refusal }: AuthorizationFacts): string {
  const after = `after ${formatDuration(ms)}`;
  if (refusal === null) return after;
  return typeof refusal === 'number' ? `refused with ${refusal} ${after}` : `${refusal} ${after}`;
}

function kindOf(name: string): string {
  const traits = [
    ...(isCacheChannel(name) ? ['cached'] : []),
    ...(isEncryptedChannel(name) ? ['encrypted'] : []),
  ];
  return [channelKind(name), ...traits].join(', ');
}
