/** pusher-js as it is built for pages. */
declare module 'pusher-js/dist/web/pusher.js' {
  export { default } from 'pusher-js';
}
