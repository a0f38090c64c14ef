import { FieldLock } from '../../../src/index.js';

export function SummaryField() {
  return (
    <FieldLock channel="presence-room" field="summary" label="Summary">
      {(field) => <input {...field({ defaultValue: 'Shipping the new view' })} />}
    </FieldLock>
  );
}
