// Answers the addresses of figures.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { formatFigure, parseFigure, type FigureOptions } from '../../query/figure.ts';
import { formatView, parseView, type View } from '../../query/view.ts';
import { ask } from '../ask.ts';
import type { Atlas } from '../atlas.ts';
import { config } from '../config.ts';
import { problem } from '../problem.ts';
import { digestOf, replyCached, type Made } from '../reply.ts';
import { currentTurn, inTurn, Overload } from '../turn.ts';
import { gather } from './gather.ts';
import type { Format } from './sheet.ts';
import { createStudio, Late, type PressData, type Studio } from './studio.ts';

const TYPES: Record<Format, string> = {
	svg: 'image/svg+xml; charset=utf-8',
	png: 'image/png',
	pdf: 'application/pdf'
};

/** The thread's program as one text; put here when the server is built, where no file of it is left. */
declare const FIGURE_WORKER: string;

function start(): Worker {
	const workerData: PressData = { home: import.meta.url, basemaps: config().basemaps };
	const resourceLimits = { maxOldGenerationSizeMb: 512 };
	const options = { workerData, resourceLimits };
	if (typeof FIGURE_WORKER === 'string')
		return new Worker(FIGURE_WORKER, { ...options, eval: true });
	return new Worker(new URL('./press.worker.ts', import.meta.url), options);
}

let studio: Studio | undefined;
const open = (): Studio =>
	(studio ??= createStudio({
		threads: Math.min(2, availableParallelism()),
		waiting: 16,
		idle: 60_000,
		patience: 30_000,
		start
	}));

/** Files made last, by what they were asked with, at most so many bytes; and those being made. */
const MOST_BYTES = 32_000_000;
const made = new Map<string, Uint8Array<ArrayBuffer>>();
const making = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
let held = 0;

function remember(key: string, file: Uint8Array<ArrayBuffer>): void {
	made.set(key, file);
	held += file.length;
	for (const [oldest, { length }] of made) {
		if (held <= MOST_BYTES) break;
		made.delete(oldest);
		held -= length;
	}
}

/** What one figure is made of. */
interface Drawn {
	known: Atlas;
	view: View;
	options: FigureOptions;
	format: Format;
}

/** The file of a figure, made if it is not held; several that ask at once wait for the same. */
async function fileOf(mark: string, { known, view, options, format }: Drawn) {
	const had = made.get(mark);
	if (had) {
		made.delete(mark);
		made.set(mark, had);
		return had;
	}
	const awaited = making.get(mark);
	if (awaited) return awaited;
	// Others may wait for the same file, so it is made even where the first to ask has left.
	const wanted = inTurn({}, () =>
		open().make({
			format,
			sheet: () => gather(known, view, options, mark.replace(/\W/g, '').slice(0, 6)),
			askTiles: (tiles) => known.engine.tiles(view.filter, tiles)
		})
	);
	making.set(mark, wanted);
	try {
		const file = await wanted;
		remember(mark, file);
		return file;
	} finally {
		making.delete(mark);
	}
}

/** The file of a figure, or the response that says why there is none. */
async function madeOf(mark: string, drawn: Drawn): Promise<Made> {
	try {
		return await fileOf(mark, drawn);
	} catch (trouble) {
		if (trouble instanceof RangeError) return problem(400, trouble.message);
		const turn = currentTurn();
		if (trouble instanceof Overload && turn) turn.overload = trouble;
		if (trouble instanceof Overload || trouble instanceof Late) {
			const refusal = problem(503, trouble.message);
			refusal.headers.set('Retry-After', '5');
			return refusal;
		}
		throw trouble;
	}
}

/** What a figure is asked of and how it is to look; or the answer that says why none can be drawn. */
export type FigureAsked = Omit<Drawn, 'format'> | { refusal: Response };

/** Reads the address of a figure. A wrong value is a 400 with a sentence: never other data under a caption. */
export async function askFigure(url: URL): Promise<FigureAsked> {
	const { options, faults } = parseFigure(url.searchParams);
	const wrong = [
		...parseView(url.searchParams)
			.faults.filter(({ filter }) => !filter)
			.map(({ message }) => message),
		...faults
	];
	const asked = await ask(url);
	if ('refusal' in asked) return asked;
	if (wrong.length) return { refusal: problem(400, wrong.join(' '), { faults: wrong }) };
	const { known, view } = asked;
	const { selected } = view;
	const isThere =
		!selected ||
		known.record(selected.kind, selected.id) ||
		known.redactor.of(selected.kind, selected.id);
	if (!isThere) {
		const sentence = `This atlas knows no ${selected.kind} “${selected.id}”.`;
		return { refusal: problem(400, sentence) };
	}
	return { known, view, options };
}

/** The figure of an address in a format. */
export async function answerFigure(
	{ url, request }: { url: URL; request: Request },
	format: Format
): Promise<Response> {
	const asked = await askFigure(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view, options } = asked;
	const of = [known.edition, formatView(view), formatFigure(options), format];
	const headers = {
		'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
		'Content-Disposition': `inline; filename="incident-atlas.${format}"`
	};
	const isPinned = view.snapshot !== null;
	const cacheable = { of, type: TYPES[format], isPinned, isCostly: true, headers };
	return replyCached(request, cacheable, () => madeOf(digestOf(of), { ...asked, format }));
}
