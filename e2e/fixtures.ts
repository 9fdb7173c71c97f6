import { test as base, type BrowserContext } from '@playwright/test';
export { expect, type Page } from '@playwright/test';

/** Software drawing says this of itself; it is no fault of the page. */
const HARMLESS = /GPU stall due to ReadPixels/;

interface Options {
	/** Console errors that a journey brings about on purpose, as a page that is not there. */
	expected: RegExp | null;
	/** Pages of somebody else, which a journey goes to by itself; a request to anybody else is a fault. */
	others: RegExp | null;
}
interface Watch {
	watch: undefined;
}

declare global {
	interface Window {
		reportViolation?: (sentence: string) => Promise<void>;
	}
}

/** Writes down whatever no journey may bring about: errors, dialogs, requests to others, refused content. */
async function observe(context: BrowserContext, home: string, { expected, others }: Options) {
	const faults: string[] = [];
	context.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== home && !others?.test(origin))
			faults.push(`asked ${request.url()}`);
	});
	const note = (kind: string, text: string) => {
		if (!HARMLESS.test(text) && !expected?.test(text)) faults.push(`${kind}: ${text}`);
	};
	context.on('console', (message) => {
		if (message.type() === 'error')
			note('console', `${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => note('not caught', error.error().message));
	context.on('dialog', (dialog) => {
		faults.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	await context.exposeFunction('reportViolation', (sentence: string) => faults.push(sentence));
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (violation) => {
			void window.reportViolation?.(
				`refused by ${violation.effectiveDirective}: ${violation.blockedURI} on ${location.href}`
			);
		});
	});
	return faults;
}

/** Playwright's test on pages that are watched: a journey fails on whatever `observe` wrote down. */
export const test = base.extend<Options & Watch>({
	expected: [null, { option: true }],
	others: [null, { option: true }],
	watch: [
		async ({ context, baseURL, expected, others }, use) => {
			const options = { expected, others };
			const faults = await observe(context, new URL(baseURL ?? '').origin, options);
			await use(undefined);
			base.expect(faults, 'what the page must not do').toEqual([]);
		},
		{ auto: true }
	]
});
