// Where a server that builds nothing itself gets its snapshots: a folder, or an address.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { CATALOGUE, MOST_CATALOGUE, parseCatalogue, type Catalogue } from './catalogue.ts';

/** Snapshots that somebody else published. */
export interface Source {
	/** As the operator named it. */
	name: string;
	/** Throws a sentence where it cannot be had. */
	catalogue: () => Promise<Catalogue>;
	/** The bytes of a file that the catalogue names; fails where there is none. */
	open: (file: string) => Promise<Readable>;
}

/** Milliseconds within which an address must begin to answer. */
const PATIENCE = 10_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function folder(name: string): Source {
	return {
		name,
		async catalogue() {
			const path = join(name, CATALOGUE);
			const { size } = await stat(path);
			if (size > MOST_CATALOGUE) throw new Error(`${path} has ${size} bytes: too many.`);
			return parseCatalogue(await readFile(path, 'utf8'), name);
		},
		open: async (file) => {
			await stat(join(name, file));
			return createReadStream(join(name, file));
		}
	};
}

function address(name: string): Source {
	const base = name.endsWith('/') ? name : `${name}/`;
	async function get(file: string): Promise<Response> {
		const giveUp = new AbortController();
		const late = setTimeout(() => giveUp.abort(), PATIENCE);
		try {
			const at = new URL(file, base);
			const response = await fetch(at, { redirect: 'error', signal: giveUp.signal });
			if (!response.ok || !response.body)
				throw new Error(`${at.href} answers ${response.status}; expected the file.`);
			return response;
		} catch (problem) {
			if (giveUp.signal.aborted)
				throw new Error(`${base} did not answer within ${PATIENCE / 1000} seconds.`, {
					cause: problem
				});
			throw problem;
		} finally {
			clearTimeout(late);
		}
	}
	const open = async (file: string) =>
		Readable.fromWeb((await get(file)).body as ReadableStream<Uint8Array>);
	return {
		name,
		open,
		async catalogue() {
			const chunks: Uint8Array[] = [];
			let length = 0;
			for await (const chunk of await open(CATALOGUE)) {
				length += (chunk as Uint8Array).length;
				if (length > MOST_CATALOGUE) throw new Error(`${CATALOGUE} of ${base} is too long.`);
				chunks.push(chunk as Uint8Array);
			}
			return parseCatalogue(Buffer.concat(chunks).toString('utf8'), base);
		}
	};
}

/** The source that a folder or an address names; throws a sentence where it is neither. */
export function sourceAt(name: string): Source {
	if (!/^[a-z][a-z\d+.-]+:/i.test(name)) return folder(name);
	const url = URL.canParse(name) ? new URL(name) : null;
	const isOpen = url?.protocol === 'http:' && LOOPBACK.test(url.hostname);
	if (!url || (url.protocol !== 'https:' && !isOpen) || url.search || url.hash)
		throw new Error(
			`ATLAS_SNAPSHOT_SOURCE is “${name.slice(0, 80)}”; expected a folder or an https address without ? and #. Nothing is served.`
		);
	return address(name);
}
