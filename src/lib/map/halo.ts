/** The soft edge of what is known only to lie near: how far it goes beyond the symbol, in pixels, and how dense it is. */
export const HALO = { width: 4, opacity: 0.28 };
