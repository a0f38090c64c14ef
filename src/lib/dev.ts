/** True outside production builds: long sentences and warnings are for developers. */
export const isDevelopment: boolean =
  typeof process === 'undefined' ? false : process.env['NODE_ENV'] !== 'production';
