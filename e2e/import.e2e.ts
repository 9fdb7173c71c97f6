import { expectOpenToAll } from './axe.ts';
import { places } from './marks.ts';
import { counted, drop, expect, signIn, test, ucdpFile } from './operator.ts';

// A snapshot is built in between, which takes a while where much else is done.
const BUILT = { timeout: 60_000 };

test.describe.configure({ mode: 'serial' });

const OURS = '?dataset=ucdp-ged';
const good = ucdpFile([
	[1, '2014-05-01', 3, 42.9],
	[2, '2014-06-01', 2, 43.2],
	[3, '2014-07-01', 1, 43.5]
]);

test('a file is dropped, looked into, taken in, and its incidents are on the map', async ({
	page
}) => {
	const before = await counted(page);
	await signIn(page);
	await expectOpenToAll(page);
	await drop(page, 'ucdp-ged-19.1.csv', good);

	await expect(page.getByText('UCDP GED: 3 records read, 3 can be taken in')).toBeVisible();
	await expect(page.getByRole('region', { name: /^The first records/ })).toContainText(
		'Armed clash, Taraz town'
	);
	await expect(page.locator('[data-shown]')).toBeVisible();
	await expect(page.getByLabel('Id', { exact: true })).toHaveValue('ucdp-ged');
	await expect(page.getByLabel('Release')).toHaveValue('19.1');
	await expect(page.getByLabel('Terms')).toHaveValue('attribution');
	expect(await counted(page)).toEqual(before);
	await expectOpenToAll(page);

	await page.getByRole('button', { name: 'Take it in', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Taken in' })).toBeVisible(BUILT);
	await expect(page.getByText('Added: 3')).toBeVisible();
	await expectOpenToAll(page);
	await page.getByRole('link', { name: 'See them on the map' }).click();
	await expect(page).toHaveURL(/\?dataset=ucdp-ged$/);
	await expect(
		page.getByRole('heading', { level: 1, name: /^3 incidents, 6 killed/ })
	).toBeVisible();
	await expect(places(page).getByRole('button', { name: /3 killed/ })).toBeVisible();
	expect(await counted(page, OURS)).toEqual([3, 6]);
});

test('too many rejected records are refused until that is accepted, and each is listed', async ({
	page
}) => {
	await signIn(page);
	const file = `${ucdpFile([
		[1, '2014-05-01', 3, 42.9],
		[4, '2014-02-31', 9, 42.9],
		[5, '2014-05-01', 9, 142.9]
	])}\n`;
	await drop(page, 'ucdp-ged-20.1.csv', file);
	await expect(page.getByText('3 records read, 1 can be taken in, 2 rejected')).toBeVisible();
	await expect(page.getByText('date_start: is no day of the calendar')).toBeVisible();
	await expect(page.getByText('are latitude and longitude swapped?')).toBeVisible();

	await page.getByRole('button', { name: 'Take it in', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('2 of 3 records were rejected', BUILT);
	expect(await counted(page, OURS)).toEqual([3, 6]);

	await page.getByLabel(/Take it in even where more than 5 %/).check();
	await page.getByRole('button', { name: 'Take it in', exact: true }).click();
	await expect(page.getByText('Removed: 2')).toBeVisible(BUILT);
	expect(await counted(page, OURS)).toEqual([1, 3]);
});

test('what is thrown away changes nothing, and what is no table is refused in a sentence', async ({
	page
}) => {
	const before = await counted(page);
	await signIn(page);
	await page.getByLabel('A file with incidents').setInputFiles({
		name: 'report.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('%PDF-1.7 a report')
	});
	await page.getByRole('button', { name: 'Look into it' }).click();
	await expect(page.getByRole('alert')).toContainText('report.csv is a PDF');
	await page.getByRole('button', { name: 'Throw it away' }).click();

	await drop(page, 'other.csv', good);
	await expect(page.getByText('3 can be taken in')).toBeVisible();
	await page.getByRole('button', { name: 'Throw it away' }).click();
	await expect(page).toHaveURL(/\/import$/);
	await expect(page.getByRole('heading', { name: 'On their way in' })).toBeVisible();
	await expect(page.getByText('other.csv')).toHaveCount(0);
	expect(await counted(page)).toEqual(before);
});

test('what an unknown word stands for is chosen, looked at again, and holds when the file is taken in', async ({
	page
}) => {
	await signIn(page);
	await drop(page, 'plain.csv', 'Ref,Headline,Day,Category\n1,Some title,2011-04-03,shoot-out\n');
	const word = page.getByLabel('type “shoot-out”');
	await word.selectOption({ label: 'Armed clash' });
	await page.getByRole('button', { name: 'Look again' }).click();
	await expect(page.getByRole('region', { name: /^The first records/ })).toContainText(
		'Armed clash'
	);
	await expect(word).toHaveValue('armed-clash');
	await expectOpenToAll(page);
	await page.getByLabel('Release').fill('1');
	await page.getByLabel('Terms').selectOption('open');
	await page.getByLabel('Licence', { exact: true }).fill('CC0 1.0');
	await page.getByRole('textbox', { name: 'Title' }).fill('A table');
	await page.getByRole('textbox', { name: 'Citation' }).fill('Somebody, A table, release 1.');
	await page.getByRole('button', { name: 'Take it in', exact: true }).click();
	await expect(page.getByText('Added: 1')).toBeVisible(BUILT);
	expect(await counted(page, '?dataset=plain&type=armed-clash')).toEqual([1, null]);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false, expected: /status of 403/ });
	test('a wrong token opens nothing, and the right one leads through the same forms', async ({
		page
	}) => {
		await page.goto('/duplicates');
		await expect(page).toHaveURL(/\/import$/);
		await page.getByLabel('Token').fill('wrong');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('alert')).toHaveText('This is not the token.');

		await signIn(page);
		await page.getByLabel('A file with incidents').setInputFiles({
			name: 'ucdp-ged-21.1.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(good)
		});
		await page.getByRole('button', { name: 'Look into it' }).click();
		await expect(page.getByText('3 can be taken in')).toBeVisible();
		await page.getByRole('button', { name: 'Take it in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Taken in' })).toBeVisible(BUILT);
		expect(await counted(page, OURS)).toEqual([3, 6]);
	});
});
