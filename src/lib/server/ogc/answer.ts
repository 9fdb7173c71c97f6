// Answers addresses of the OGC API: as JSON, or to the page that shows the same.
import { error } from '@sveltejs/kit';
import { problem } from '../problem.ts';
import { replyCached, type Cacheable, type Made } from '../reply.ts';
import { readAsking, type Asked, type Asking, type Operation } from './asking.ts';
import { JSON_FORM } from './link.ts';
import { Refusal } from './refusal.ts';

/** Why an address is not answered: a cursor that is none of ours is a refusal too; throws any other trouble on. */
function refusalOf(trouble: unknown): Refusal {
	if (trouble instanceof Refusal) return trouble;
	if (trouble instanceof RangeError) return new Refusal(400, trouble.message.slice(0, 300));
	throw trouble;
}

/** A refusal as the answer that it is. */
export function refused(trouble: unknown): Response {
	const { status, message, extra } = refusalOf(trouble);
	return problem(status, message, extra);
}

/** How a document is sent. */
export interface Sent<D> extends Pick<Cacheable, 'isCostly'> {
	type?: string;
	headers?: (asking: Asking) => Record<string, string>;
	body?: (document: D) => Made;
}

/** The answer in JSON. */
export async function answerJSON<D>(
	asked: Asked,
	operation: Operation<D>,
	{ type = JSON_FORM, headers, body, isCostly = false }: Sent<D> = {}
): Promise<Response> {
	try {
		const asking = await readAsking(asked, operation, 'json');
		const cacheable = {
			of: [asking.known.edition, asked.url.href],
			type: type === JSON_FORM ? `${type}; charset=utf-8` : type,
			isCostly,
			headers: { Vary: 'Accept', ...headers?.(asking) }
		};
		return await replyCached(asked.request, cacheable, async () => {
			const document = await operation.make(asking);
			return body ? body(document) : JSON.stringify(document);
		});
	} catch (trouble) {
		return refused(trouble);
	}
}

/** The same document for a page. */
export async function loadPage<D>(asked: Asked, operation: Operation<D>): Promise<D> {
	try {
		return await operation.make(await readAsking(asked, operation, 'html'));
	} catch (trouble) {
		const { status, message } = refusalOf(trouble);
		error(status, { message });
	}
}
