import { expect, test, type Page } from './fixtures.ts';
import type { Locator } from '@playwright/test';
import { openMap, panel, places, tabTo } from './marks.ts';
import { features, LAYERS } from './records.ts';

type Press = (target: Locator) => Promise<void>;
interface Served {
	features: { properties: { id: string; place: string } }[];
}

/** Opens every feature of a layer from the map, each on a fresh page, by one way of pressing. */
async function openAll(page: Page, layer: string, press: Press) {
	const answer = await page.request.get(`/layers/${layer}.geojson`);
	const served = ((await answer.json()) as Served).features;
	for (const { id, kind, title } of features.filter((feature) => feature.layer === layer)) {
		await openMap(page, `/?layer=${layer}`);
		const place = served.find(({ properties }) => properties.id === id)?.properties.place ?? '';
		const said = kind === 'presence' ? 'group' : 'killed|no figure';
		await press(places(page).getByRole('button', { name: new RegExp(`^${place}: .*(${said})`) }));

		const card = panel(page).getByRole('heading', { name: title });
		const listed = panel(page)
			.getByRole('list', { name: /here$/ })
			.getByRole('link', { name: title });
		await expect(card.or(listed).first()).toBeVisible();
		if (await listed.isVisible()) await press(listed);
		await expect(card).toBeVisible();
		await expect(page).toHaveURL(new RegExp(`${kind}=${id}`));
		await expect(panel(page)).toContainText('¶');
	}
}

for (const layer of LAYERS) {
	test(`every feature of ${layer} opens by mouse`, async ({ page }) => {
		await openAll(page, layer, (target) => target.click());
	});

	test(`every feature of ${layer} opens by keyboard alone`, async ({ page }) => {
		await openAll(page, layer, async (target) => {
			await tabTo(page, target);
			await page.keyboard.press('Enter');
		});
	});

	test.describe('on a screen that is touched', () => {
		test.use({ hasTouch: true });
		test(`every feature of ${layer} opens by touch`, async ({ page }) => {
			await openAll(page, layer, (target) => target.tap());
		});
	});
}

test('North Waziristan opens its groups with their relations and says that no incident is recorded', async ({
	page
}) => {
	await openMap(page);
	await places(page)
		.getByRole('button', { name: /^North Waziristan: 6 groups/ })
		.click();
	const opened = panel(page);
	await expect(opened.getByRole('heading', { name: 'North Waziristan' })).toBeVisible();
	await expect(opened).toContainText('No incident is recorded here');
	for (const { title } of features.filter(({ id }) => id.endsWith('-north-waziristan')))
		await expect(opened.getByRole('link', { name: title })).toBeVisible();
	await expect(opened).toContainText(
		/Islamic Jihad Union.*offshoot of.*Islamic Movement of Uzbekistan/s
	);
});

for (const way of ['Back', 'Escape'] as const) {
	test(`${way} closes the groups of an area, and its capsule has the focus again`, async ({
		page
	}) => {
		await openMap(page);
		const capsule = places(page).getByRole('button', { name: /^North Waziristan: 6 groups/ });
		await tabTo(page, capsule);
		await page.keyboard.press('Enter');
		const heading = panel(page).getByRole('heading', { name: 'North Waziristan', level: 2 });
		await expect(heading).toBeFocused();
		await (way === 'Back' ? page.goBack() : page.keyboard.press('Escape'));
		await expect(heading).toBeHidden();
		await expect(capsule).toBeFocused();
		await expect(panel(page).getByRole('list', { name: 'Incidents' })).toBeVisible();
	});
}

test('Taraz opens from the list by keyboard alone, and Back leads to its line in the list again', async ({
	page
}) => {
	await page.goto('/');
	const link = page.getByRole('list', { name: 'Incidents' }).getByRole('link', { name: /Taraz/ });
	await tabTo(page, link);
	await page.keyboard.press('Enter');
	await expect(panel(page).getByRole('heading', { name: 'Armed attack in Taraz' })).toBeVisible();
	await page.goBack();
	await expect(link).toBeFocused();
});

test('Taraz opens from a shared address, with what is said, by whom and how sure', async ({
	page
}) => {
	await page.goto('/?incident=taraz-2011-11-12');
	const card = panel(page);
	await expect(card.getByRole('heading', { name: 'Armed attack in Taraz' })).toBeVisible();
	for (const words of ['12 November 2011', 'year inferred', 'settlement', 'claimed', '¶'])
		await expect(card).toContainText(words);
	await expect(card).toContainText(/6/);
	await expect(card.getByRole('link', { name: 'Jund al Khilafah' }).first()).toBeVisible();
});

test('from an incident to its group to another place', async ({ page }) => {
	await page.goto('/?incident=taraz-2011-11-12');
	await panel(page).getByRole('link', { name: 'Jund al Khilafah' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Jund al Khilafah' })).toBeVisible();
	await page
		.getByRole('link', { name: /Atyrau/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: /Atyrau/ })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('attributed');
});

test('what is not placed opens from its own list', async ({ page }) => {
	await openMap(page);
	await page.getByRole('button', { name: /2 not placed/ }).click();
	const list = page.getByRole('list', { name: 'Statements not placed on the map' });
	await list.getByRole('link', { name: /Threat/ }).click();
	await expect(panel(page).getByRole('heading', { name: /^Threat of attacks/ })).toBeVisible();
});
