// Figures are made in threads of their own, a few at a time, so that the thread that serves is never held up.
import type { Worker } from 'node:worker_threads';
import type { Tile } from '../../query/engine.ts';
import { ended } from '../ended.ts';
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

/** A figure took longer than anybody waits for one. */
export class Late extends Error {
	override name = 'Late';
}

interface Job {
	order: Order;
	resolve: (file: Uint8Array<ArrayBuffer>) => void;
	reject: (problem: Error) => void;
}
interface Thread {
	worker?: Worker | undefined;
	busy: boolean;
	job?: Job | undefined;
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
		await ended(worker);
	}
	/** What a thread that died was at is lost; another takes its place when it is needed. */
	function lose(thread: Thread, problem: Error): void {
		const { job } = thread;
		thread.job = undefined;
		void end(thread);
		job?.reject(problem);
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
	function hear(thread: Thread, worker: Worker, message: FromPress): void {
		const { job } = thread;
		if (!job) return;
		if ('tiles' in message) {
			job.order.askTiles(message.tiles).then(
				(answer) => worker.postMessage({ answer } satisfies ToPress),
				(problem: Error) => lose(thread, problem)
			);
			return;
		}
		thread.job = undefined;
		if ('file' in message) job.resolve(message.file);
		else job.reject(new (message.range ? RangeError : Error)(message.message));
	}
	function workerOf(thread: Thread): Worker {
		if (thread.worker) return thread.worker;
		const worker = (thread.worker = start());
		worker.unref();
		worker.on('message', (message: FromPress) => hear(thread, worker, message));
		worker.on('error', (problem: Error) => lose(thread, problem));
		worker.on('exit', (code) => lose(thread, new Error(`A thread ended with code ${code}.`)));
		return worker;
	}
	function draw(thread: Thread, sheet: Sheet, order: Order): Promise<Uint8Array<ArrayBuffer>> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(
				() => lose(thread, new Late('The figure took too long to draw; ask again in a while.')),
				patience
			);
			const settled = <T>(settle: (value: T) => void) => {
				return (value: T) => {
					clearTimeout(late);
					settle(value);
				};
			};
			thread.job = { order, resolve: settled(resolve), reject: settled(reject) };
			workerOf(thread).postMessage({ sheet, format: order.format } satisfies ToPress);
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
