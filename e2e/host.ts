// A page of somebody else, on another port, that a view is put into.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page: what stands in it, and the Content-Security-Policy that it is sent with. */
export interface HostPage {
	body: string;
	policy?: string;
}

/** Serves one page at `/`; answers its address and what ends it. */
export async function host({ body, policy }: HostPage) {
	const server = createServer((request, response) => {
		if (request.url !== '/') return void response.writeHead(204).end();
		response.writeHead(200, {
			'Content-Type': 'text/html; charset=utf-8',
			...(policy && { 'Content-Security-Policy': policy })
		});
		response.end(
			`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A report</title><h1>A report</h1><p>Some text.</p>${body}<p>More text.</p></html>`
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/`,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** The frame that the codes offer, with other attributes over its own. */
export const frame = (src: string, attributes = ''): string =>
	`<iframe src="${src}" title="A map" width="600" height="640" sandbox="allow-scripts allow-same-origin allow-popups" ${attributes}></iframe>`;

/** Writes down what a page is told by those that it holds, as `heard`. */
export const LISTENER =
	'<script>window.heard=[];addEventListener("message",({data})=>heard.push(data))</script>';
