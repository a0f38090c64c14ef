import type { RoomScript } from './create-room.js';
import { ada, bo, chidi, dilnoza, emi, hana, jonas } from './people.js';

/** The launch plan: two have windows, two are played. */
export const launchPlan: RoomScript = {
  actors: [chidi, emi],
  newcomers: [dilnoza, hana, jonas],
  lines: [
    { by: bo, text: 'Numbers are in the second table.', minutesAgo: 2 },
    { by: ada, text: 'Moved pricing to review.', minutesAgo: 1 },
    { by: chidi, text: 'I’ll take the header this afternoon.', afterMs: 700 },
    { by: emi, text: 'Reading along. I can do the totals.', inReply: true },
  ],
};
