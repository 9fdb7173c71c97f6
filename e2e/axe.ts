import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails where something on the page is seriously in the way of anybody, with what and where. */
export async function expectOpenToAll(page: Page) {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const grave = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
	expect(grave).toEqual([]);
}
