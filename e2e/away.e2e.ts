import { expect, test } from './fixtures.ts';
import { openMap } from './marks.ts';

test.use({ expected: /Failed to (load resource|fetch)|ERR_INTERNET_DISCONNECTED/ });

test('a question that no answer comes to says so, and is answered by itself when the server is back', async ({
	page,
	context
}) => {
	await openMap(page);
	await context.setOffline(true);
	await page
		.getByRole('complementary', { name: 'Filters' })
		.getByRole('link', { name: /^Armed attack/ })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The atlas does not answer');
	await expect(page.getByText('Internal Error')).toHaveCount(0);
	await context.setOffline(false);
	await expect(page.getByRole('complementary', { name: 'Filters' })).toBeVisible();
	await expect(page).toHaveURL(/type=armed-attack/);
});
