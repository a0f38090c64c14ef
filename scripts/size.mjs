// What an application takes from the built package, bundled and minified as Vite does it, gzipped, React left out;
// 1 kB is 1000 bytes.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const app = 'virtual:app';

/**
 * A file of a bundle.
 * @typedef {{ type: 'chunk', fileName: string, code: string, isEntry: boolean, imports: string[] }} Chunk
 */

/**
 * A name, from the entry that is measured or from another one.
 * @typedef {string | [name: string, entry: string]} Taken
 */

/** An application that does nothing but take names from entries. */
const taker = (/** @type {Taken[]} */ names, /** @type {string} */ entry) => ({
  name: 'taker',
  resolveId: (/** @type {string} */ id) => (id === app ? id : undefined),
  load: (/** @type {string} */ id) => {
    // what Vite adds for dynamic imports is there once in an application, whatever it takes from here
    if (id.includes('vite/preload-helper')) return 'export const __vitePreload = (load) => load()';
    if (id !== app) return undefined;
    return names
      .map((taken) => (typeof taken === 'string' ? [taken, entry] : taken))
      .map(([name, from]) => `export { ${name} } from ${JSON.stringify(join(dist, `${from}.js`))};`)
      .join('\n');
  },
});

/** @param {Taken[]} names @param {string} entry @returns {Promise<Chunk[]>} */
async function bundle(names, entry) {
  const result = await build({
    configFile: false,
    root,
    mode: 'production',
    logLevel: 'error', // it warns of each 'use client', which means nothing here
    plugins: [taker(names, entry)],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: app,
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/],
      },
    },
  });
  const [first] = /** @type {{ output: Chunk[] }[]} */ ([result].flat());
  return first?.output.filter((file) => file.type === 'chunk') ?? [];
}

/** The files that load with the entry: static imports only. */
function loadedAtOnce(/** @type {Chunk[]} */ chunks) {
  const found = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return found;
}

const gzipped = (/** @type {string} */ text) => gzipSync(text, { level: 9 }).length;

/** @param {Iterable<Chunk>} chunks */
const bytesOf = (chunks) => gzipped([...chunks].map(({ code }) => code).join('\n'));

/**
 * The gzipped bytes of what loads at once, and of what dynamic imports load later.
 *
 * @param {Taken[]} names @param {string} [entry]
 */
async function taking(names, entry = 'index') {
  for (const taken of names) if (typeof taken === 'string' && entry === 'index') measured.add(taken);
  const chunks = await bundle(names, entry);
  const atOnce = loadedAtOnce(chunks);
  const later = chunks.filter((chunk) => !atOnce.has(chunk));
  return {
    atOnce: bytesOf(atOnce),
    /** The bytes of the one file that loads later and has this in its name. */
    later: (/** @type {string} */ part) => bytesOf(later.filter(({ fileName }) => fileName.includes(part))),
  };
}

async function sheet(/** @type {string} */ name) {
  const { code } = await transform(readFileSync(join(dist, name), 'utf8'), {
    loader: 'css',
    minify: true,
  });
  return gzipped(code);
}

/** What was taken from `copresent` by some row. */
const measured = new Set();

/** What comes with something that has a row, or with all of them. */
const within = {
  RealtimeProvider: ['RealtimeError', 'personFromInfo', 'useEngine', 'usePersonMapping'],
  useCursors: ['cursorAt'],
  Announcer: ['AnnouncerOutlet', 'useAnnounce'],
  ComponentsProvider: ['ar', 'de', 'en', 'pseudo', 'zh', 'timings'],
  PresenceAvatars: ['PresenceAvatarsView', 'byName', 'byStatus', 'orderBy'],
  useDistinctColors: ['createDistinctColors'],
  ChannelGate: ['ChannelGateView'],
  ConnectionBanner: ['ConnectionBannerView'],
  ConnectionStatus: ['ConnectionStatusView', 'useConnectionDisplay'],
  CursorToggle: ['CursorToggleView'],
  EventFeed: ['EventFeedView'],
  FieldLock: ['FieldLockView'],
  FieldPresence: ['FieldPresenceView'],
  LiveCount: ['LiveCountView', 'useLiveCount'],
  LiveCursors: ['LiveCursorsView', 'CursorView'],
  MemberList: ['MemberListView'],
  PresencePrivacy: ['PresencePrivacyView', 'usePresencePrivacy'],
  ReactionBar: ['ReactionBarView', 'useReactionCounts', 'defaultReactions'],
  ReactionOverlay: ['ReactionOverlayView'],
  TypingIndicator: ['TypingIndicatorView'],
  ViewingNow: ['ViewingNowView', 'useViewingNow'],
};

/** Exports of `copresent` that no row measures and that come with nothing that has one; and names that are no longer so. */
async function unaccounted() {
  const exported = Object.keys(await import(join(dist, 'index.js')));
  const inside = Object.entries(within).flatMap(([of, names]) => (measured.has(of) ? names : []));
  const known = new Set([...measured, ...inside]);
  return [
    ...exported.filter((name) => !known.has(name)).map((name) => `No row measures ${name}.`),
    ...[...inside, ...Object.keys(within)]
      .filter((name) => !exported.includes(name))
      .map((name) => `There is no ${name}.`),
    ...inside.filter((name) => measured.has(name)).map((name) => `${name} has a row of its own.`),
  ];
}

const hooks = ['RealtimeProvider', 'useConnection', 'useChannel', 'useEvent', 'usePresence'];

/** Each hook that is not one of the four, on top of them. */
async function measureHooks(/** @type {number} */ core) {
  /** @type {[string, number][]} */
  const parts = [
    ['useTrigger', 550],
    ['useChannels', 300],
    ['useEventLog', 200],
    ['useEventReducer', 200],
    ['usePresenceMember', 100],
    ['usePresenceCount', 100],
    ['usePresenceEvents', 100],
    ['useConnectionEvents', 400],
    ['useChannelReady', 300],
    ['useTyping', 1_250],
    ['useCursors', 2_450],
    ['useReactions', 1_200],
    ['useMyState', 1_250],
    // it binds all hooks to a context of its own
    ['createRealtime', 6_400],
  ];
  /** @type {{ name: string, bytes: number, target: number, limit?: number }[]} */
  const rows = [];
  for (const [name, target] of parts) {
    rows.push({ name: `+ ${name}`, bytes: (await taking([...hooks, name])).atOnce - core, target });
  }
  return rows;
}

/** Each further component on top of the hooks that it is made of, and of `Avatar`, whose foundations it shares. */
async function measureComponents() {
  /** @type {[string, string[]][]} */
  const parts = [
    ['TypingIndicator', ['useTyping']],
    ['LiveCursors', ['useCursors']],
    ['CursorToggle', []],
    ['ReactionBar', ['useReactions', 'useMyState']],
    ['ReactionOverlay', ['useReactions']],
    ['PresencePrivacy', []],
    ['PresenceDot', []],
    ['RelativeTime', []],
    ['ComponentsProvider', []],
    ['FieldPresence', ['useField']],
    ['FieldLock', ['useField']],
    ['useField', []],
    ['ConnectionStatus', []],
    ['ConnectionBanner', ['useConnectionBanner']],
    ['useConnectionBanner', []],
    ['MemberList', ['useMemberList']],
    ['ChannelGate', ['useChannelGate']],
    ['useChannelGate', []],
    ['EventFeed', ['useEventFeed']],
    ['useEventFeed', []],
    ['LiveCount', []],
    ['ViewingNow', []],
    ['NewItemsPill', []],
    ['Announcer', []],
    ['usePresenceNotices', []],
    ['useActivity', []],
    ['useDistinctColors', []],
    ['serverLocks', ['useField']],
  ];
  /** @type {{ name: string, bytes: number, target: number, limit?: number }[]} */
  const rows = [];
  for (const [name, own] of parts) {
    const below = [...hooks, 'Avatar', ...own];
    const bytes = (await taking([...below, name])).atOnce - (await taking(below)).atOnce;
    rows.push({ name: `+ ${name}`, bytes, target: 2_500 });
  }
  return rows;
}

/**
 * The devtools, on top of the hooks: what loads with the page, and the panel that its button fetches. Outside of
 * development there is next to nothing.
 */
async function measureDevtools(/** @type {number} */ core) {
  const names = ['RealtimeDevtools', 'createInspector'];
  const none = await taking(names, 'devtools');
  const inspector = await taking(['createInspector'], 'devtools/production');
  const all = await taking([
    ...hooks,
    ...names.map((name) => /** @type {Taken} */ ([name, 'devtools/production'])),
  ]);
  /** @type {{ name: string, bytes: number, target: number, limit?: number }[]} */
  const rows = [
    { name: 'devtools, in production', bytes: none.atOnce, target: 300 },
    // its transcript of announcers 190, the times of authorisations 330, replay 80
    { name: 'devtools/production: its inspector', bytes: inspector.atOnce, target: 3_500, limit: 3_850 },
    { name: '+ devtools/production, button and all', bytes: all.atOnce - core, target: 6_000 },
    // the tab of announcements 650, sending and replay 600, round trips and authorisations 300
    { name: '  its panel, on first open', bytes: all.later('panel'), target: 12_500, limit: 13_850 },
  ];
  return rows;
}

/**
 * `target` is what it should be, `limit` what fails the tests. A limit above its target is a debt: it may be lowered,
 * and is raised only for a feature, whose cost is then written here.
 *
 * In the engine (about, in bytes): priorities of client events 80, members' info that is checked 60, what hooks borrow
 * (`random`, `error`) 15, the seam of extensions, the user and cache misses 400, fresh tokens (CSRF, asking
 * again, times and holders of one's own) 110, a grace for who leaves 130, the push service's lost replies 130, its
 * early joins and disabled apps 80, info that is a JSON text 50.
 */
async function measureAll() {
  const engine = await taking(['createEngine'], 'engine');
  const optIn = (/** @type {string[]} */ ...names) => taking(['createEngine', ...names], 'engine');
  const extensible = await optIn('extensions');
  const encrypting = await optIn('extensions', 'encryption');
  const signing = await optIn('extensions', 'signIn');
  const validating = await optIn('extensions', 'validateChannels');
  const batching = await optIn('batched');
  const core = await taking(hooks);
  const users = await taking([...hooks, 'useUser', 'useUserEvent', 'useWatchlist']);
  const avatar = await taking([...hooks, 'Avatar']);
  const avatars = await taking([...hooks, 'Avatar', 'PresenceAvatars']);
  const components = await measureComponents();
  const list = await taking([...hooks, 'Avatar', 'MemberList']);
  const announcer = await taking([...hooks, 'Avatar', 'Announcer']);
  const further = await measureHooks(core.atOnce);
  const devtools = await measureDevtools(core.atOnce);
  return [
    { name: 'engine alone', bytes: engine.atOnce, target: 7_000, limit: 11_350 },
    { name: '+ batched', bytes: batching.atOnce - engine.atOnce, target: 750 },
    { name: '+ extensions', bytes: extensible.atOnce - engine.atOnce, target: 650 },
    { name: '  + signIn', bytes: signing.atOnce - extensible.atOnce, target: 1_200 },
    { name: '  + encryption', bytes: encrypting.atOnce - extensible.atOnce, target: 900 },
    { name: '  + validateChannels', bytes: validating.atOnce - extensible.atOnce, target: 750 },
    { name: '    its cipher, on first use', bytes: encrypting.later('salsa'), target: 5_000 },
    { name: 'provider and four hooks', bytes: core.atOnce, target: 9_500, limit: 13_480 },
    ...further,
    { name: '+ useUser, useUserEvent, useWatchlist', bytes: users.atOnce - core.atOnce, target: 250 },
    { name: '+ Avatar and foundations', bytes: avatar.atOnce - core.atOnce, target: 2_500 },
    { name: '+ PresenceAvatars', bytes: avatars.atOnce - avatar.atOnce, target: 2_000 },
    { name: '  its popover, on first open', bytes: avatars.later('popover'), target: 2_000 },
    { name: '  its rows and place, with it', bytes: avatars.later('people-tools'), target: 1_000 },
    { name: '  pressable faces, where wanted', bytes: avatars.later('pressable'), target: 1_100 },
    ...components,
    { name: '  tools of MemberList, after the page', bytes: list.later('member-tools'), target: 2_950 },
    { name: '  voices of Announcer, after the page', bytes: announcer.later('voices'), target: 2_500 },
    ...devtools,
    { name: 'styles.css', bytes: await sheet('styles.css'), target: 6_000 },
    { name: 'signals.css', bytes: await sheet('signals.css'), target: 2_600 },
  ];
}

if (!existsSync(join(dist, 'index.js'))) {
  console.error('There is nothing to measure: run `npm run build` first.');
  process.exit(1);
}
for (const { name, bytes, target, limit = target } of await measureAll()) {
  if (bytes > limit) process.exitCode = 1;
  const word = bytes > limit ? 'OVER' : bytes > target ? 'debt' : 'ok  ';
  const owed = bytes > target ? ` (limit ${limit})` : '';
  console.log(`${word} ${name.padEnd(39)} ${String(bytes).padStart(6)} B gzip, target ${target}${owed}`);
}
for (const sentence of await unaccounted()) {
  process.exitCode = 1;
  console.error(sentence);
}
