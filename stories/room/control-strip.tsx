import type { ReactElement, ReactNode } from 'react';
import { Avatar, useConnection } from '../../src/index.js';
import { toPerson, type RoomUser } from './people.js';

/** Outside the application: whose window it is, how its connection stands, and the means to trouble it. */
export function ControlStrip({
  user,
  title,
  children,
}: {
  user: RoomUser;
  title: string;
  children?: ReactNode;
}): ReactElement {
  const status = useConnection((connection) => connection.status);
  const { name, avatarUrl, color } = toPerson(user);
  return (
    <div className="room-strip">
      <Avatar decorative size="xs" name={name} src={avatarUrl} userId={user.id} color={color} />
      <bdi className="room-strip-name">{title}</bdi>
      <code className="room-chip" data-state={status} dir="ltr">
        {status}
      </code>
      <span className="room-strip-end">{children}</span>
    </div>
  );
}
