import { type } from 'arktype';
import { defineChannels, type as typeOnly } from 'copresent/engine';
import * as v from 'valibot';
import { z } from 'zod';

export interface Order {
  readonly id: number;
  readonly total: number;
}

export const channels = defineChannels({
  'presence-room.{id}': {
    member: z.object({ name: z.string() }),
    events: { renamed: v.object({ title: v.string() }) },
    clientEvents: {
      'client-wave': z.object({ hand: z.enum(['left', 'right']) }),
      'client-slide': type({ at: 'number' }),
      'client-dated': z.object({ at: z.string().transform((text) => new Date(text)) }),
      'client-ping': typeOnly<undefined>(),
    },
  },
  'presence-room.{id}.staff': { member: typeOnly<{ badge: number }>() },
  'private-order-{id}': { events: { created: typeOnly<Order>(), paid: typeOnly<{ at: string }>() } },
  lobby: { events: { said: typeOnly<string>() } },
  'presence-bare': {},
});

declare module 'copresent' {
  interface Register {
    channels: typeof channels;
  }
}
