import { ConnectionBanner } from '../../../src/index.js';

export function TopLine() {
  return <ConnectionBanner placement="top" quiet="All changes saved" />;
}
