// Entity tags: what of an answer an asker holds already.

/** The opaque part of an entity tag, without the mark of a weak one. */
export const opaqueOf = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether If-None-Match names this tag; compared weakly, as RFC 9110 section 13.1.2 wants. */
export const namesTag = ({ headers }: Request, tag: string): boolean =>
	headers.get('If-None-Match')?.split(',').map(opaqueOf).includes(opaqueOf(tag)) ?? false;
