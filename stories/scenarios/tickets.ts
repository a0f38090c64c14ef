/** A question that somebody asked. */
export interface Ticket {
  readonly id: string;
  readonly by: string;
  readonly subject: string;
  readonly question: string;
}

export const tickets: readonly Ticket[] = [
  {
    id: '214',
    by: 'Hana Kovač',
    subject: 'Export has no totals',
    question: 'The export of October has every row, but the totals at its end are missing. Is that meant?',
  },
  {
    id: '215',
    by: 'Kwame Mensah',
    subject: 'Cannot invite a second editor',
    question: 'I am told that my plan allows two, and I have one.',
  },
  {
    id: '216',
    by: 'ليلى حداد',
    subject: 'اتجاه النص في التقرير',
    question: 'يظهر التقرير من اليسار إلى اليمين. كيف أغير ذلك؟',
  },
];

/** What is sent when a ticket is answered; by whom says the server. */
export interface Reply {
  readonly ticket: string;
  readonly text: string;
}

export const longestReply = 1_000;

export function readReply(data: unknown): Reply | null {
  const { ticket, text } = (data ?? {}) as Partial<Record<keyof Reply, unknown>>;
  if (typeof text !== 'string' || text.length > longestReply) return null;
  return tickets.some(({ id }) => id === ticket) ? { ticket: String(ticket), text } : null;
}
