// Entries as an Atom feed with GeoRSS points.
// https://www.rfc-editor.org/rfc/rfc4287 · https://docs.ogc.org/cs/17-002r1/17-002r1.html
import { ATLAS } from '../../query/name.ts';
import { element } from '../export/xml.ts';

/** Something that a feed tells. */
export interface Entry {
	/** An address that no other entry has. */
	id: string;
	title: string;
	/** RFC 3339. */
	updated: string;
	/** The page to read on at. */
	link: string;
	/** Plain text. */
	summary: string;
	categories: { term: string; label: string }[];
	/** Longitude and latitude; only where the place itself is known. */
	point: readonly [number, number] | null;
}

/** A feed, its entries newest first. */
export interface Feed {
	/** Its own address, which is its id. */
	self: string;
	/** The page that shows the same. */
	alternate: string;
	title: string;
	subtitle: string;
	/** RFC 3339. */
	updated: string;
	rights: string;
	entries: Entry[];
}

const link = (rel: string, href: string, type: string) => element('link', '', { rel, href, type });

const formatEntry = ({ id, title, updated, summary, categories, point, ...entry }: Entry): string =>
	[
		'<entry>',
		element('id', id),
		element('title', title),
		element('updated', updated),
		link('alternate', entry.link, 'text/html'),
		...categories.map(({ term, label }) => element('category', '', { term, label })),
		element('summary', summary),
		...(point ? [element('georss:point', `${point[1]} ${point[0]}`)] : []),
		'</entry>'
	].join('\n');

/** A feed as an Atom document. */
export const formatFeed = ({ entries, ...feed }: Feed): string =>
	[
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">',
		element('id', feed.self),
		element('title', feed.title),
		element('subtitle', feed.subtitle),
		element('updated', feed.updated),
		`<author>${element('name', ATLAS)}</author>`,
		element('rights', feed.rights),
		element('generator', ATLAS),
		link('self', feed.self, 'application/atom+xml'),
		link('alternate', feed.alternate, 'text/html'),
		...entries.map(formatEntry),
		'</feed>',
		''
	].join('\n');
