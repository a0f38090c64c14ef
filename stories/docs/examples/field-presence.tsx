import { FieldPresence } from '../../../src/index.js';

export function TitleField() {
  return (
    <FieldPresence channel="presence-room" field="title" label="Title">
      {(field) => <input {...field({ defaultValue: 'Autumn launch' })} />}
    </FieldPresence>
  );
}
