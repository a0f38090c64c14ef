/** How this client introduces itself in the address of a connection (PROTOCOL 2.1). */
export const clientName = 'copresent';

/** The version of this package; a test holds it to package.json. */
export const version = '0.1.0';
