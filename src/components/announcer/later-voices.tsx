'use client';
import { useState, type ReactElement } from 'react';
import { useConnection } from '../../react/use-connection.js';
import { useLazy } from '../foundations/use-lazy.js';
import type { AnnouncePresenceProps } from '../presence-notices/announce-presence.js';

const loadVoices = (): Promise<typeof import('./voices.js')> => import('./voices.js');

/** How the connection stands, said by what is fetched after the page; where that fails, it is asked for at each change. */
export function SpokenConnectionLater(): ReactElement | null {
  const voices = useLazy(useConnection().status, loadVoices);
  return voices && <voices.SpokenConnection />;
}

/** Who comes and goes, said by what is fetched where it is wanted. Who comes meanwhile is told of then. */
export function AnnouncePresenceLater(props: AnnouncePresenceProps): ReactElement | null {
  const { members, mode } = props;
  const isOff = mode === 'off';
  const voices = useLazy(!isOff && members, loadVoices);
  const [first, setFirst] = useState(members);
  if ((isOff || first.length === 0) && first !== members) setFirst(members);
  return voices && <voices.AnnouncePresence {...props} first={first} />;
}
