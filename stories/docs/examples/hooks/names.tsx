import { usePresence, type Presence } from '../../../../src/index.js';

interface Info {
  readonly name: string;
}

const namesOf = ({ others }: Presence<Info>) => others.map(({ info }) => info.name);

/** Renders again when the names change, and for nothing else. */
export function Names() {
  const names = usePresence('presence-room', namesOf);
  return <p>{names.length === 0 ? 'Nobody else is here' : names.join(', ')}</p>;
}
