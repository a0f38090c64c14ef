export type { App, AppConfig, AppLimits, Apps } from './server/apps.js';
export type { DoorLimits } from './server/door-limits.js';
export type { Door } from './server/door.js';
export { handleHttp, type HttpOptions, type HttpRequest, type HttpResponse } from './server/http-api.js';
export type { HubConnection } from './server/hub-connection.js';
export {
  type CachedEventInfo,
  type ChannelInfo,
  createHub,
  type Hub,
  type HubOptions,
} from './server/hub.js';
export type { HubPeer } from './server/line.js';
export { type RunningServer, type ServerOptions, startServer } from './server/listen.js';
export type { Publication, PublishResult } from './server/publish.js';
export { ServerError, type ServerErrorCode } from './server/server-error.js';
