export { jsonStreamFraming, webmanLengthFraming, webmanTextFraming } from './transport/further-framings.js';
export type { Decoded, FrameDecoder, Framing, FramingLimits } from './transport/framing.js';
export { tcp, type TcpOptions } from './transport/tcp.js';
export type {
  Transport,
  TransportClose,
  TransportConnection,
  TransportHandlers,
} from './transport/transport.js';
export { webSocket, type WebSocketOptions } from './transport/web-socket-node.js';
