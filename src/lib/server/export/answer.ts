// Answers the addresses of exports: a view as a file in one of many formats, made as it is read.
import type { Count } from '../../query/engine.ts';
import { mostOf } from '../../query/download.ts';
import { formatFilter } from '../../query/view.ts';
import { ask } from '../ask.ts';
import { problem } from '../problem.ts';
import { replyCached } from '../reply.ts';
import { streamOf } from '../stream.ts';
import { FORMATS } from './formats.ts';
import { createSlots } from './slots.ts';
import { exportOf, isPlaced, type TableName } from './tables.ts';

/** So many exports are made at the same time. */
const slots = createSlots(4);
/** Seconds after which a place is likely to be free. */
const RETRY_AFTER = 20;

const list = (names: readonly string[]) => names.map((name) => `.${name}`).join(', ');

/** The formats in which a table is given. */
const formatsOf = (name: TableName): string[] =>
	Object.keys(FORMATS).filter((format) => {
		const { isWhole, isMap } = FORMATS[format]!;
		return (!isWhole || name === 'incidents') && (!isMap || isPlaced(name));
	});

/** Why a format cannot hold so many records; null where it can. */
function refuseMany(format: string, { matched }: Count): Response | null {
	const most = mostOf(format);
	if (most === null || matched <= most) return null;
	const others = Object.keys(FORMATS).filter((name) => mostOf(name) === null);
	return problem(
		400,
		`${matched.toLocaleString('en')} incidents match, and .${format} is given of at most ${most.toLocaleString('en')}. Narrow the view, or take ${list(others)}, which hold any number.`
	);
}

/** An export of the view of an address. */
export async function answerExport(
	{ url, request }: { url: URL; request: Request },
	name: TableName,
	ending: string
): Promise<Response> {
	const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
	if (!format || !formatsOf(name).includes(ending))
		return problem(404, `The ${name} of a view are given as ${list(formatsOf(name))}.`);
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	const { filter } = view;
	const { snapshot } = known.engine;
	const file = `${name}-${snapshot}.${ending}`;
	const cacheable = {
		of: [known.edition, url.origin, name, formatFilter(filter)],
		type: format.type,
		isPinned: view.snapshot !== null,
		isCostly: true,
		headers: { 'Content-Disposition': `attachment; filename="${file}"` }
	};
	return replyCached(request, cacheable, async () => {
		const count = await known.engine.count(filter);
		const refused = refuseMany(ending, count);
		if (refused) return refused;
		const leave = slots.take();
		if (!leave) {
			const busy = problem(503, 'Several exports are being made; ask again in a little while.');
			busy.headers.set('Retry-After', String(RETRY_AFTER));
			return busy;
		}
		try {
			const made = await exportOf(known, view, { name, format, origin: url.origin });
			const leaving = new AbortController();
			const signal = AbortSignal.any([request.signal, leaving.signal]);
			signal.addEventListener('abort', leave, { once: true });
			return streamOf(format.write(made, signal), () => leaving.abort());
		} catch (problem) {
			leave();
			throw problem;
		}
	});
}
