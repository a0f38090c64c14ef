import type { RoomScript } from './create-room.js';
import type { RoomUser } from './people.js';
import type { RoomWords } from './words.js';

const locale = 'ar-EG';
const digits = new Intl.NumberFormat(locale);

const statusWords = {
  idle: 'غير متصل',
  connecting: 'جارٍ الاتصال…',
  connected: 'مباشر',
  reconnecting: 'إعادة الاتصال…',
  unavailable: 'ما زلنا نحاول…',
  offline: 'بلا اتصال',
  failed: 'تعذّر الاتصال',
  closed: 'مفصول',
};

export const arabic: RoomWords = {
  locale,
  title: 'خطة الإطلاق',
  you: 'أنت',
  latency: 'التأخير',
  addTab: 'نافذة',
  addPerson: 'أضف شخصًا',
  layout: 'النوافذ',
  layouts: { side: 'جنبًا إلى جنب', stack: 'مكدّسة', grid: 'شبكة' },
  language: 'اللغة',
  theme: 'المظهر',
  asThePage: 'مثل الصفحة',
  light: 'فاتح',
  dark: 'داكن',
  pull: 'افصل الكابل',
  plug: 'أعد التوصيل',
  lost: 'انقطع الاتصال.',
  trying: 'جارٍ إعادة المحاولة…',
  retry: 'أعد المحاولة',
  waits: 'ستُرسل عند عودتك',
  write: 'اكتب إلى الغرفة',
  send: 'أرسل',
  messages: 'الرسائل',
  nothingYet: 'لا رسائل بعد',
  failed: 'تعذّر الاتصال.',
  window: (nickname, tab) => (tab === 1 ? nickname : `${nickname}، نافذة ${digits.format(tab)}`),
  closeTab: (window) => `أغلق ${window}`,
  look: (window) => `مظهر ${window}`,
  milliseconds: (ms) => `${digits.format(ms)} مث`,
  retryingIn: (seconds) => `المحاولة بعد ${digits.format(seconds)} ث`,
  reconnectingIn: (seconds) => `إعادة الاتصال بعد ${digits.format(seconds)} ث`,
  lastMessage: (name, time) => `آخر رسالة من ${name}، ${time}`,
  connection: {
    status: ({ status, unstable }) => (unstable ? 'غير مستقر' : statusWords[status]),
    label: ({ words }) => `الاتصال: ${words}`,
  },
};

export const layla: RoomUser = { id: 'layla', nickname: 'ليلى', info: { name: 'ليلى حداد', color: 6 } };
export const sami: RoomUser = { id: 'sami', nickname: 'سامي', info: { name: 'سامي', color: 1 } };
const dilnoza: RoomUser = {
  id: 'dilnoza',
  nickname: 'Dilnoza',
  info: { name: 'Dilnoza Karimova', color: 8 },
};
const omar: RoomUser = { id: 'omar', nickname: 'عمر', info: { name: 'عمر', color: 4 } };

const noor: RoomUser = { id: 'noor', nickname: 'نور', info: { name: 'نور', color: 3 } };

export const arabicPlan: RoomScript = {
  actors: [dilnoza, omar],
  newcomers: [noor],
  lines: [
    { by: sami, text: 'نقلتُ صفحة الأسعار إلى المراجعة.', minutesAgo: 2 },
    { by: layla, text: 'شكرًا، سأراجعها الآن.', minutesAgo: 1 },
    { by: dilnoza, text: 'Done — see v2.1 في المستند', afterMs: 700 },
    { by: omar, text: 'أقرأ معكم.', inReply: true },
  ],
};
