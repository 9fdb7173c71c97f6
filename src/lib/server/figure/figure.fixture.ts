// Figures of the records kept in data/, for tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { parseFigure } from '../../query/figure.ts';
import { parseView } from '../../query/view.ts';
import { atlas } from '../atlas.ts';
import { everyShape, type Drawing, type TextShape } from './drawing.ts';
import { gather } from './gather.ts';
import { createPress, type Press } from './press.ts';
import type { Format, Sheet } from './sheet.ts';

export const load = createRequire(import.meta.url);
export const BASEMAPS = ['static/basemap.pmtiles'];

/** A store of its own for the tests of a file, and time enough to draw in. */
export function withStore(): void {
	let store: string;
	vi.setConfig({ testTimeout: 60_000 });
	beforeAll(async () => {
		store = await mkdtemp(join(tmpdir(), 'atlas-figure-'));
		vi.stubEnv('ATLAS_STORE', store);
		// What is slow is done once: the snapshot is built, font files and basemap are read.
		await drawingOf('');
	}, 120_000);
	afterAll(async () => {
		vi.unstubAllEnvs();
		await rm(store, { recursive: true, force: true });
	});
}

let press: Press | undefined;
export const pressOf = (): Press => (press ??= createPress(load, BASEMAPS));

/** The sheet of an address's query. */
export async function sheetOf(query: string): Promise<Sheet> {
	const params = new URLSearchParams(query);
	const { view } = parseView(params);
	return gather(await atlas(), view, parseFigure(params).options, 'test');
}

async function tilesFor(query: string) {
	const { engine } = await atlas();
	const { filter } = parseView(new URLSearchParams(query)).view;
	return (tiles: Parameters<typeof engine.tiles>[1]) => engine.tiles(filter, tiles);
}

export const drawingOf = async (query: string): Promise<Drawing> =>
	pressOf().drawing(await sheetOf(query), await tilesFor(query));

export const fileOf = async (query: string, format: Format): Promise<Buffer> =>
	Buffer.from(await pressOf().print(await sheetOf(query), format, await tilesFor(query)));

/** Every line of words in a drawing. */
export const textsOf = ({ shapes }: Drawing): TextShape[] =>
	[...everyShape(shapes)].filter((shape) => shape.kind === 'text');
