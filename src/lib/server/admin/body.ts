// How much a request may bring. Only a file for the import page may be large, and only from who is signed in.
import type { RequestEvent } from '@sveltejs/kit';
import { isSignedIn } from './guard.ts';
import { settings } from './settings.ts';

/** Bytes of a form without a file. */
const MOST_FORM = 512_000;
/** What a form with a file has beside the file. */
const AROUND = 100_000;

const refuse = (status: 411 | 413, sentence: string): Response =>
	new Response(`${sentence}\n`, {
		status,
		// What was sent is not read, so that nothing more can be asked on this connection.
		headers: {
			'Content-Type': 'text/plain; charset=utf-8',
			'Cache-Control': 'no-store',
			Connection: 'close'
		}
	});

/** The refusal of a request that brings too much; null where it may go on. */
export function refuseBody({
	request,
	url,
	cookies
}: Pick<RequestEvent, 'request' | 'url' | 'cookies'>): Response | null {
	if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return null;
	const length = Number(request.headers.get('Content-Length') ?? NaN);
	if (!Number.isFinite(length)) return refuse(411, 'Say how long it is, in Content-Length.');
	const isFile = url.pathname === '/import' && url.searchParams.has('/upload');
	const most = isFile && isSignedIn(cookies) ? settings().most + AROUND : MOST_FORM;
	if (length <= most) return null;
	return refuse(413, `This has ${length} bytes; at most ${most} are taken here.`);
}
