import { useDeferredValue, useState } from 'react';
import { useMemberList, usePersonMapping } from '../../../src/index.js';
import './headless.css';

/** Everyone as a table with a filter: the list is the hook's, the table is yours. */
export function RosterTable({ channel }: { channel: string }) {
  const { members, stale } = useMemberList(channel);
  const person = usePersonMapping();
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.toLowerCase());
  const rows = members
    .map((member) => ({ ...member, name: person(member).name ?? 'Somebody' }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div className="hl-roster" data-stale={stale}>
      <input
        type="search"
        aria-label="Filter by name"
        placeholder="Filter by name"
        value={filter}
        onChange={({ currentTarget }) => setFilter(currentTarget.value)}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">{stale ? 'Was here' : 'Is here'}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, isMe }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{isMe ? 'You' : 'In this room'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
