import { Avatar } from '../../../src/index.js';

export function Author() {
  return <Avatar name="Ada Lovelace" userId="42" status="away" />;
}
