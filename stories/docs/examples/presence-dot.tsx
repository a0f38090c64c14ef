import { PresenceDot } from '../../../src/index.js';

export function Away() {
  return (
    <p>
      <PresenceDot status="away" decorative /> Away since ten
    </p>
  );
}
