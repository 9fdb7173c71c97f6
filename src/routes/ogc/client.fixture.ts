// A client of the OGC API, as tests ask it.
import { expect } from 'vitest';

export interface Link {
	href: string;
	rel: string;
	type: string;
}
export interface Described {
	id: string;
	title: string;
	description: string;
	itemType: string;
	extent?: { spatial?: { bbox: number[][] }; temporal?: { interval: (string | null)[][] } };
	links: Link[];
}
export interface Item {
	id: string;
	geometry: { type: string; coordinates: number[] } | null;
	properties: Record<string, unknown>;
	links?: Link[];
}
export interface Items {
	timeStamp: string;
	numberMatched: number;
	numberReturned: number;
	features: Item[];
	links: Link[];
}

/** The relations of some links. */
export const rels = (links: Link[], rel: string): Link[] =>
	links.filter((link) => link.rel === rel);

/** Asks the OGC API of an atlas; paths are below /ogc, or whole addresses. */
export function clientOf(origin: () => string) {
	const at = (path: string) => (path.startsWith('http') ? path : `${origin()}/ogc${path}`);
	const ask = (path: string, accept = '*/*', init: RequestInit = {}) =>
		fetch(at(path), { ...init, headers: { Accept: accept, ...init.headers } });
	async function read<T>(path: string): Promise<T> {
		const answer = await ask(path);
		expect(answer.status, path).toBe(200);
		return (await answer.json()) as T;
	}
	const items = (query = '', collection = 'incidents') =>
		read<Items>(`/collections/${collection}/items${query}`);
	const collections = async () =>
		(await read<{ collections: Described[] }>('/collections')).collections;
	async function refused(path: string, status = 400): Promise<string> {
		const answer = await ask(path);
		expect(answer.status, path).toBe(status);
		expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
		const { detail } = (await answer.json()) as { detail: string };
		expect(detail).not.toMatch(/\bat \/|node_modules|SELECT|\.ts\b/);
		return detail;
	}
	return { at, ask, read, items, collections, refused };
}
