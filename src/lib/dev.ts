// As bundlers look for it: they put a text in its place. What runs unbundled without a `process` has to define one.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** True outside production builds: long sentences and warnings are for developers. */
export const isDevelopment: boolean = process.env.NODE_ENV !== 'production';
