// What an announcer says of its own accord: fetched after the page, in a file of its own.
export { AnnouncePresence } from '../presence-notices/announce-presence.js';
export { SpokenConnection } from './spoken-connection.js';
