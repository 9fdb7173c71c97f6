// Figures are made in threads of their own, a few at a time, so that the thread that serves is never held up.
import type { Worker } from 'node:worker_threads';
import type { Tile } from '../../query/engine.ts';
import { Overload } from '../turn.ts';
import type { AskTiles, Format, Sheet } from './sheet.ts';

/** What goes to a thread: a figure to make, or tiles that it asked for. */
export type ToPress = { sheet: Sheet; format: Format } | { answer: (Uint8Array | null)[] };
/** What comes back: tiles asked for, a file, or why there is none. */
export type FromPress =
	{ tiles: Tile[] } | { file: Uint8Array<ArrayBuffer> } | { message: string; range: boolean };
/** What a thread starts with: where the program's packages lie beside, and where a basemap may be. */
export interface PressData {
	home: string;
	basemaps: readonly string[];
}

/** What to draw; asked for when its turn has come. */
export interface Order {
	format: Format;
	sheet: () => Promise<Sheet>;
	askTiles: AskTiles;
}

/** Threads that make figures. */
export interface Studio {
	/** Throws an Overload where too many wait, and a RangeError for what cannot be drawn as asked. */
	make: (order: Order) => Promise<Uint8Array<ArrayBuffer>>;
	close: () => Promise<void>;
}

export interface StudioOptions {
	threads: number;
	/** How many orders may wait. */
	waiting: number;
	/** Milliseconds without an order after which a thread ends. */
	idle: number;
	/** Milliseconds after which an order is given up, and its thread with it. */
	patience: number;
	start: () => Worker;
}

interface Thread {
	worker?: Worker | undefined;
	busy: boolean;
	ending?: NodeJS.Timeout | undefined;
}

/** Threads start when they are first needed and end when nothing is asked of them for a while. */
export function createStudio({
	threads: count,
	waiting,
	idle,
	patience,
	start
}: StudioOptions): Studio {
	const threads = Array.from({ length: count }, (): Thread => ({ busy: false }));
	const queue: ((thread: Thread) => void)[] = [];

	async function end(thread: Thread): Promise<void> {
		const { worker } = thread;
		clearTimeout(thread.ending);
		thread.worker = undefined;
		worker?.removeAllListeners();
		// A thread that fails while it ends takes nobody with it.
		worker?.on('error', () => {});
		await worker?.terminate();
	}
	function enter(): Promise<Thread> {
		const free = threads.find(({ busy }) => !busy);
		if (free) {
			free.busy = true;
			clearTimeout(free.ending);
			return Promise.resolve(free);
		}
		if (queue.length >= waiting) return Promise.reject(new Overload(queue.length));
		return new Promise((resolve) => queue.push(resolve));
	}
	function leave(thread: Thread): void {
		const next = queue.shift();
		if (next) return next(thread);
		thread.busy = false;
		thread.ending = setTimeout(() => void end(thread), idle).unref();
	}
	function draw(thread: Thread, sheet: Sheet, { format, askTiles }: Order) {
		const worker = (thread.worker ??= start());
		return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
			const fail = (problem: Error) => {
				void end(thread);
				reject(problem);
			};
			const late = setTimeout(() => fail(new Error('The figure took too long.')), patience);
			const done = () => {
				clearTimeout(late);
				worker.removeAllListeners();
			};
			worker.on('message', (message: FromPress) => {
				if ('tiles' in message) {
					askTiles(message.tiles).then(
						(answer) => worker.postMessage({ answer } satisfies ToPress),
						(problem: Error) => (done(), fail(problem))
					);
					return;
				}
				done();
				if ('file' in message) resolve(message.file);
				else reject(new (message.range ? RangeError : Error)(message.message));
			});
			worker.on('error', (problem: Error) => (done(), fail(problem)));
			worker.on('exit', (code) => (done(), fail(new Error(`A thread ended with code ${code}.`))));
			worker.postMessage({ sheet, format } satisfies ToPress);
		});
	}

	return {
		async make(order) {
			const thread = await enter();
			try {
				return await draw(thread, await order.sheet(), order);
			} finally {
				leave(thread);
			}
		},
		close: async () => void (await Promise.all(threads.map(end)))
	};
}
