// Answers the addresses of figures.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { formatFigure, parseFigure } from '../../query/figure.ts';
import { formatView, parseView } from '../../query/view.ts';
import { ask } from '../ask.ts';
import { config } from '../config.ts';
import { problem } from '../problem.ts';
import { names } from '../reply.ts';
import { currentTurn, inTurn, Overload } from '../turn.ts';
import { gather } from './gather.ts';
import type { Format } from './sheet.ts';
import { createStudio, Late, type PressData, type Studio } from './studio.ts';

/** Raised when the same data is to give other figures. */
const EDITION = 1;
const DAY = 86_400;
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

/** The figure of an address in a format. A wrong value is a 400 with a sentence: never other data under a caption. */
export async function answerFigure(
	{ url, request }: { url: URL; request: Request },
	format: Format
): Promise<Response> {
	const { options, faults } = parseFigure(url.searchParams);
	const wrong = [
		...parseView(url.searchParams)
			.faults.filter(({ filter }) => !filter)
			.map(({ message }) => message),
		...faults
	];
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	if (wrong.length) return problem(400, wrong.join(' '), { faults: wrong });
	const { known, view } = asked;
	const { selected } = view;
	const isThere =
		!selected ||
		known.record(selected.kind, selected.id) ||
		known.redactor.of(selected.kind, selected.id);
	if (!isThere) return problem(400, `This atlas knows no ${selected.kind} “${selected.id}”.`);

	const question = [EDITION, known.edition, formatView(view), formatFigure(options), format];
	const mark = createHash('sha256').update(question.join('\n')).digest('base64url').slice(0, 22);
	const tag = `"${mark}"`;
	const headers = new Headers({
		ETag: tag,
		'Cache-Control': view.snapshot
			? `public, max-age=${DAY}, must-revalidate`
			: 'public, max-age=60',
		'Access-Control-Allow-Origin': '*',
		'X-Content-Type-Options': 'nosniff',
		'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'"
	});
	if (names(request.headers.get('If-None-Match'), tag))
		return new Response(null, { status: 304, headers });
	try {
		let file = made.get(mark);
		if (file) {
			made.delete(mark);
			made.set(mark, file);
		} else {
			const had = making.get(mark);
			const wanted =
				had ??
				// Others may wait for the same file, so it is made even where the first to ask has left.
				inTurn({}, () =>
					open().make({
						format,
						sheet: () => gather(known, view, options, mark.replace(/\W/g, '').slice(0, 6)),
						askTiles: (tiles) => known.engine.tiles(view.filter, tiles)
					})
				);
			if (!had) {
				making.set(mark, wanted);
				void wanted
					.then(
						(one) => remember(mark, one),
						() => {}
					)
					.finally(() => making.delete(mark));
			}
			file = await wanted;
		}
		headers.set('Content-Type', TYPES[format]);
		headers.set('Content-Disposition', `inline; filename="incident-atlas.${format}"`);
		return new Response(file, { headers });
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
