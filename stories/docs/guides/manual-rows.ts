/** A step of a check by hand. */
export interface ManualStep {
  readonly id: string;
  /** The story to open, by its page in the sidebar. */
  readonly where: string;
  readonly step: string;
  readonly expected: string;
}

/** A screen reader, the browsers to try it with, and how one moves in it. */
export interface ReaderDoc {
  readonly name: string;
  readonly browsers: string;
  readonly moves: string;
}

export const readers: readonly ReaderDoc[] = [
  {
    name: 'NVDA',
    browsers: 'Firefox, Chrome',
    moves:
      'Down arrow reads on, `Tab` goes to what takes the focus, `B` to buttons, `L` to lists, `D` to landmarks, Insert+F7 lists elements.',
  },
  { name: 'JAWS', browsers: 'Chrome', moves: 'As NVDA; `R` goes to regions, Insert+F5 lists form fields.' },
  {
    name: 'VoiceOver, macOS',
    browsers: 'Safari, Chrome',
    moves: 'Control+Option+Right reads on, Control+Option+U opens the rotor, Control+Option+Space presses.',
  },
  {
    name: 'VoiceOver, iOS',
    browsers: 'Safari',
    moves: 'Swipe right reads on, a double tap presses, two fingers turned choose the rotor.',
  },
  {
    name: 'TalkBack',
    browsers: 'Chrome',
    moves: 'Swipe right reads on, a double tap presses, swipe up then right opens the menu.',
  },
];

export const steps: readonly ManualStep[] = [
  {
    id: 'M1',
    where: 'Components/PresenceAvatars, Playground',
    step: 'Read on to the faces.',
    expected:
      'A list with the number of people here, then each name; “you” on one’s own. No file name, no initials.',
  },
  {
    id: 'M2',
    where: 'Components/PresenceAvatars, Playground',
    step: 'Press `+N`.',
    expected:
      'A dialog named by the number of people. The focus is in the search; on a phone on the dialog itself.',
  },
  {
    id: 'M3',
    where: 'Components/PresenceAvatars, Playground',
    step: 'Go down, then press Escape.',
    expected:
      'Each row says its name, its status and its place in the whole. After Escape the focus is on `+N`.',
  },
  {
    id: 'M4',
    where: 'Any',
    step: 'In an application with an `Announcer` and `PresenceAvatars`: let somebody come.',
    expected: 'One polite sentence, “Bo joined.”, within four seconds. Reading is not interrupted.',
  },
  {
    id: 'M5',
    where: 'Any',
    step: 'In an application with an `Announcer`: stop the network for one second.',
    expected: 'Silence.',
  },
  {
    id: 'M6',
    where: 'Any',
    step: 'In an application with an `Announcer`: stop the network for a minute, then let it go on.',
    expected:
      '“Connection lost. Reconnecting automatically.”, or that you are offline, once and without a countdown; then “Back online.”',
  },
  {
    id: 'M7',
    where: 'Components/ConnectionBanner, Playground',
    step: 'Press “Retry now” twice.',
    expected:
      'The focus stays on the button. It is dimmed or unavailable while busy, and says nothing twice.',
  },
  {
    id: 'M8',
    where: 'Components/TypingIndicator, Playground',
    step: 'Read on to the line.',
    expected: 'The whole sentence with both names. The dots are not read.',
  },
  {
    id: 'M9',
    where: 'Components/MemberList, Playground',
    step: 'Move by headings and lists.',
    expected: '“People” with a number, then a list for each status. “You” is said after the name, once.',
  },
  {
    id: 'M10',
    where: 'Components/MemberList, Playground',
    step: 'Search for what nobody is called.',
    expected: 'One polite sentence that nobody is called so.',
  },
  {
    id: 'M11',
    where: 'Components/EventFeed, Playground',
    step: 'Wait while lines arrive.',
    expected: 'Silence. “Follow” says whether it is pressed.',
  },
  {
    id: 'M12',
    where: 'Components/Reactions, Playground',
    step: 'Tab into the bar, walk it with arrows.',
    expected:
      'A toolbar; each button says name and count, whether it is pressed, then who reacted. One more Tab leaves it.',
  },
  {
    id: 'M13',
    where: 'Scenarios/Form with field locks, Two people',
    step: 'Go to a field that somebody else edits.',
    expected: 'The label, read-only, and “… is editing this field”. It can be read and copied.',
  },
  {
    id: 'M14',
    where: 'Scenarios/Form with field locks, Two people',
    step: 'Type, and let the other window take over.',
    expected: 'It interrupts: “You lost this field to …. Your text is kept.”',
  },
  {
    id: 'M15',
    where: 'Components/ChannelGate, Playground',
    step: 'Open each refusal.',
    expected: 'A heading and a reason. The focus moves only where `focusRefusal` is set.',
  },
  {
    id: 'M16',
    where: 'Components/LiveCursors, Playground',
    step: 'Read the whole page.',
    expected: 'No cursor is read, none takes the focus. “Cursors” is a toggle button.',
  },
  {
    id: 'M17',
    where: 'Any',
    step: 'Set the system to more contrast, or to forced colours.',
    expected: 'Every glyph, edge and focus ring is still there.',
  },
  {
    id: 'M18',
    where: 'Any',
    step: 'Set the system to less motion.',
    expected: 'Nothing moves by itself: dots stand still, reactions are a chip that counts.',
  },
  {
    id: 'M19',
    where: 'Any',
    step: 'Zoom to 400 % at 1280 px.',
    expected: 'One column, no sideways scrolling, every control can be reached.',
  },
];
