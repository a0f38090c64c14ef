import { useState, type ReactElement } from 'react';
import {
  Avatar,
  ConnectionBanner,
  ConnectionStatus,
  FieldLock,
  PresenceAvatars,
  useEvent,
  useMyState,
  usePresence,
  useTrigger,
  ViewingNowView,
  type Member,
} from '../../src/index.js';
import { toPerson } from '../room/people.js';
import { longestReply, readReply, tickets, type Reply, type Ticket } from './tickets.js';
import './desk.css';

export const deskChannel = 'presence-desk';

const nameOf = (member: Member | null | undefined): string => (member && toPerson(member).name) ?? 'Somebody';

/** Tickets, who looks at each, and one reply at a time: the whole desk is one presence channel. */
export function DeskApp({ reader }: { reader: string }): ReactElement {
  const { mine, setMine, states } = useMyState<string | null>(deskChannel, null, { name: 'ticket' });
  const { others, me } = usePresence(deskChannel);
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const send = useTrigger<Reply>(deskChannel, 'client-reply');
  const open = tickets.find(({ id }) => id === mine) ?? null;

  useEvent(deskChannel, 'client-reply', (data, { userId }) => {
    const reply = readReply(data);
    if (reply === null) return;
    const by = others.find(({ id }) => id === userId);
    setAnswers((all) => new Map(all).set(reply.ticket, nameOf(by)));
  });

  return (
    <>
      <header className="window-head">
        <h2>Support</h2>
        <PresenceAvatars channel={deskChannel} size="sm" />
        <ConnectionStatus />
      </header>
      <ConnectionBanner placement="top" quiet={`${tickets.length - answers.size} tickets to answer`} />
      <ul className="tickets" aria-label={`Tickets, ${reader}’s window`}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketRow
              ticket={ticket}
              isOpen={ticket === open}
              answeredBy={answers.get(ticket.id)}
              onOpen={() => setMine(ticket.id)}
              viewers={others.filter(({ id }) => states.get(id) === ticket.id)}
            />
          </li>
        ))}
      </ul>
      {open === null ? (
        <p className="desk-empty">Open a ticket to answer it.</p>
      ) : (
        <ReplyForm
          key={open.id}
          ticket={open}
          onSend={(text) => {
            if (!send({ ticket: open.id, text }).ok) return false;
            setAnswers((all) => new Map(all).set(open.id, nameOf(me)));
            return true;
          }}
        />
      )}
    </>
  );
}

interface TicketRowProps {
  readonly ticket: Ticket;
  readonly isOpen: boolean;
  readonly answeredBy: string | undefined;
  readonly onOpen: () => void;
  readonly viewers: readonly Member[];
}

function TicketRow({ ticket, isOpen, answeredBy, onOpen, viewers }: TicketRowProps): ReactElement {
  const { id, subject, by } = ticket;
  return (
    <>
      <button type="button" aria-current={isOpen} onClick={onOpen}>
        <Avatar decorative size="md" name={by} userId={id} />
        <span>
          <bdi className="ticket-subject">{subject}</bdi>
          <small>
            <bdi>{by}</bdi>
            {answeredBy !== undefined && (
              <>
                , answered by <bdi>{answeredBy}</bdi>
              </>
            )}
          </small>
        </span>
      </button>
      <ViewingNowView members={viewers} person={toPerson} maxNames={1} className="ticket-viewers" />
    </>
  );
}

interface ReplyFormProps {
  readonly ticket: Ticket;
  /** False where it could not be sent: the text stays. */
  readonly onSend: (text: string) => boolean;
}

function ReplyForm({ ticket: { id, question }, onSend }: ReplyFormProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <form
      className="desk-reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && onSend(text.trim())) setText('');
      }}
    >
      <p>
        <bdi>{question}</bdi>
      </p>
      <FieldLock channel={deskChannel} field={`reply-${id}`} label="Reply" onShowMine={setText}>
        {(field) => (
          <textarea
            {...field({
              rows: 2,
              dir: 'auto',
              value: text,
              maxLength: longestReply,
              onChange: ({ target }: React.ChangeEvent<HTMLTextAreaElement>) => setText(target.value),
            })}
          />
        )}
      </FieldLock>
      <button className="desk-send">Send the reply</button>
    </form>
  );
}
