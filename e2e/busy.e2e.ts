import { expect, test } from './fixtures.ts';
import { frame, host } from './host.ts';

test.use({ others: /^http:\/\/127\.0\.0\.1:\d+$/ });

test('an embed gets its map where a busy browser tells of out of sight and in sight at once', async ({
	page,
	baseURL
}) => {
	await page.addInitScript(() => {
		window.IntersectionObserver = class extends IntersectionObserver {
			constructor(tell: IntersectionObserverCallback) {
				super((entries, observer) => {
					const [first] = entries;
					const away = { target: first?.target, isIntersecting: false };
					tell([away as IntersectionObserverEntry, ...entries], observer);
				});
			}
		};
	});
	const { address, stop } = await host({ body: frame(`${baseURL}/embed?interactive=now`) });
	try {
		await page.goto(address);
		const map = page.frameLocator('iframe').locator('[data-shown]');
		await expect(map).toBeVisible({ timeout: 45_000 });
	} finally {
		await stop();
	}
});
