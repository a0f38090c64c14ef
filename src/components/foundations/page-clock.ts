import { createSystemClock, type Clock } from '../../lib/clock.js';

/** The clock of what is seen and said. It looks `Date` up each time: tests of applications replace it. */
export const pageClock: Clock = /* @__PURE__ */ createSystemClock(() => Date.now());
