/** The examples of the push service's document (PROTOCOL 1), byte for byte. */
export const documentFrames = {
  /** S1: the key of a connection that is not a WebSocket, and the greeting. */
  auth: '{"event":"pusher:auth","auth":"ecc1dcdecd380a38cadc74cd9d0fb9bf"}',
  established:
    '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"7f000001226a00000018\\",\\"activity_timeout\\":120}"}',
  /** S2 */
  ping: '{"event":"pusher:ping","data":{}}',
  pong: '{"event":"pusher:pong","data":"{}"}',
  /** S3 */
  subscribe: '{"event":"pusher:subscribe","data":{"channel":"my-channel"}}',
  subscribed: '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"my-channel"}',
  /** S4: the document prints another channel in the answer; a server echoes the one that was asked for. */
  subscribePrivate:
    '{"event":"pusher:subscribe","data":{"auth":"b054014693241bcd9c26:10e3b628cb78e8bc4d1f44d47c9294551b446ae6ec10ef113d3d7e84e99763e6","channel":"private-channel"}}',
  subscribedPrivate:
    '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"private-channel"}',
  /** S5 */
  subscribePresence:
    '{"event":"pusher:subscribe","data":{"auth":"b054014693241bcd9c26:10e3b628cb78e8bc4d1f44d47c9294551b446ae6ec10ef113d3d7e84e99763e6","channel_data":"{\\"user_id\\":100,\\"user_info\\":{\\"name\\":\\"123\\"}}","channel":"presence-channel"}}',
  subscribedPresence:
    '{"event":"pusher_internal:subscription_succeeded","data":"{\\"presence\\":{\\"count\\":2,\\"ids\\":[\\"1488465780\\",\\"14884657802\\"],\\"hash\\":{\\"1488465780\\":{\\"name\\":\\"123\\",\\"sex\\":\\"1\\"},\\"14884657802\\":{\\"name\\":\\"123\\",\\"sex\\":\\"1\\"}}}}","channel":"presence-channel"}',
  /** S6: has no answer. */
  unsubscribe: '{"event":"pusher:unsubscribe","data":{"channel":"my-channel"}}',
  /** S7 */
  error: '{"event":"pusher:error","data":{"code":null,"message":"message"}}',
  /** S8 */
  memberAdded:
    '{"event":"pusher_internal:member_added","data":"{\\"user_id\\":1488465780,\\"user_info\\":{\\"name\\":\\"123\\",\\"sex\\":\\"1\\"}}","channel":"presence-channel"}',
  /** S9 */
  memberRemoved:
    '{"event":"pusher_internal:member_removed","data":"{\\"user_id\\":\\"14884657801\\"}","channel":"presence-channel"}',
  /** S10 */
  event: '{"channel":"public","event":"message","data":"public"}',
} as const;

/** What authorises S4 and S5. */
export const documentSignature =
  'b054014693241bcd9c26:10e3b628cb78e8bc4d1f44d47c9294551b446ae6ec10ef113d3d7e84e99763e6';
