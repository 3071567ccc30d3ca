declare const __APP_VERSION__: string;

/** Set by the build; tests run from sources. */
export const APP_VERSION = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'development';
