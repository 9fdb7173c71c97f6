// A request and the questions that it asks: given up with it, and refused together where too much is asked.
import { AsyncLocalStorage } from 'node:async_hooks';
import { problem } from './problem.ts';

/** More is asked at once than is answered in good time; asking again a little later will do. */
export class Overload extends Error {
	override name = 'Overload';
	/** Seconds. */
	readonly retryAfter = 2;
	constructor(waiting: number) {
		super(`${waiting} questions are waiting already; ask again in a little while.`);
	}
}

/** Why a question is not answered now; after so many seconds it may be. */
export interface Refusal extends Error {
	readonly retryAfter: number;
}

/** A request whose questions are answered: when it is given up, those that still wait are dropped. */
export interface Turn {
	signal?: AbortSignal;
	/** Set where one of its questions was refused. */
	overload?: Refusal;
}

const turns = new AsyncLocalStorage<Turn>();

/** The request that a question belongs to, if any. */
export const currentTurn = (): Turn | undefined => turns.getStore();

/** Why a request was given up. */
export const reasonOf = ({ reason }: AbortSignal): Error =>
	reason instanceof Error ? reason : new Error('The request was given up.');

/** What is awaited; where it is refused, all of the request is. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (problem) {
		const turn = currentTurn();
		if (turn && problem instanceof Error && 'retryAfter' in problem)
			turn.overload = problem as Refusal;
		throw problem;
	}
}

/** Does work of which every question belongs to one request. */
export const inTurn = <T>(turn: Turn, work: () => T): T => turns.run(turn, work);

/** Answers a request; where one of its questions was refused, with 503 and when to ask again. */
export async function answerInTurn(
	{ signal }: Request,
	respond: () => Response | Promise<Response>
): Promise<Response> {
	const turn: Turn = { signal };
	const response = await inTurn(turn, respond);
	if (!turn.overload) return response;
	await response.body?.cancel();
	const { message, retryAfter } = turn.overload;
	const refusal = problem(503, message);
	refusal.headers.set('Retry-After', String(retryAfter));
	return refusal;
}
