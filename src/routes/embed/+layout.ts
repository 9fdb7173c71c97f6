// Nothing here needs a script of the framework: picture, words and list are whole without. The map turns it on.
export const csr = false;
