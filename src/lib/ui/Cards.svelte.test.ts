import { page } from 'vitest/browser';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import * as details from './detail.fixture.ts';
import { poison } from './detail.fixture.ts';
import GroupCard from './GroupCard.svelte';
import IncidentCard from './IncidentCard.svelte';
import PresenceCard from './PresenceCard.svelte';
import RegionCard from './RegionCard.svelte';
import SourceCard from './SourceCard.svelte';
import StatementCard from './StatementCard.svelte';

type Card = Component<{ detail: unknown }>;
const CARDS = [
	['IncidentCard', IncidentCard as unknown, details.incidentDetail],
	['StatementCard', StatementCard as unknown, details.statementDetail],
	['PresenceCard', PresenceCard as unknown, details.presenceDetail],
	['GroupCard', GroupCard as unknown, details.groupDetail],
	['SourceCard', SourceCard as unknown, details.sourceDetail],
	['RegionCard', RegionCard as unknown, details.regionDetail]
] as [string, Card, object][];

const PAYLOADS = [
	'<script>globalThis.broken = 1</script>',
	'<img src=x onerror="globalThis.broken = 1">',
	'<svg onload="globalThis.broken = 1"><a xlink:href="javascript:globalThis.broken=1">x</a></svg>',
	'"><iframe srcdoc="<script>parent.broken = 1</script>"></iframe>',
	'\' onmouseover="globalThis.broken = 1" style="position:fixed;inset:0"',
	'javascript:globalThis.broken=1',
	'data:text/html,<script>parent.broken=1</script>',
	'{{constructor.constructor("globalThis.broken = 1")()}} ${globalThis.broken = 1} {@html 1}',
	'</title></style></textarea><script>globalThis.broken = 1</script>',
	'\u202Egnp.exe\u2066 \u202D override',
	'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4),
	'Z̴̨͝a̷l̵g̶o̸ ﷽ 👩‍👩‍👧‍👦 田中さん מִקְרָא',
	'__proto__',
	'constructor'
];

const broken = () => (globalThis as { broken?: number }).broken;
const tagsIn = (root: Element) => [...root.querySelectorAll('*')].map(({ tagName }) => tagName);

/** Every text shown or said by a card: its text, and what its elements are named by. */
function wordsOf(root: Element): string {
	const labels = [...root.querySelectorAll('[aria-label]')].map((e) =>
		e.getAttribute('aria-label')
	);
	return [root.textContent, ...labels].join(' ');
}

beforeEach(async () => {
	await page.viewport(390, 844);
	delete (globalThis as { broken?: number }).broken;
});
afterEach(() => expect(broken()).toBeUndefined());

describe.each(CARDS)('%s', (_name, Card, detail) => {
	test.each(PAYLOADS)('shows “%s” in every field as text and nothing else', async (payload) => {
		const plain = await render(Card, { detail });
		const tags = tagsIn(plain.container);
		await plain.unmount();
		const seen = new Set<string>();
		const hostile = (text: string) => {
			const poisoned = `${payload} ${text}`;
			seen.add(poisoned);
			return poisoned;
		};
		const { container } = await render(Card, { detail: poison(detail, hostile) });
		// An address that may not be linked makes no link; nothing is ever added.
		expect(
			tagsIn(container)
				.filter((tag) => tag !== 'A')
				.sort()
		).toEqual(tags.filter((tag) => tag !== 'A').sort());
		expect(wordsOf(container)).toContain(payload);
		for (const link of container.querySelectorAll('a')) {
			const href = link.getAttribute('href') ?? '';
			expect(href).toMatch(/^(\/|https?:)/);
		}
		for (const element of container.querySelectorAll('*'))
			for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
		for (const fold of container.querySelectorAll('details')) fold.open = true;
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	});

	test('opens no other site without rel, and offers no address but http', async () => {
		const { container } = await render(Card, { detail });
		for (const link of container.querySelectorAll('a[href^="http"]'))
			expect(link.getAttribute('rel')).toContain('noopener noreferrer nofollow');
	});
});

test('an incident says what is not reported and never shows it as 0', async () => {
	const screen = await render(IncidentCard, { detail: details.incidentDetail });
	expect(screen.container.textContent).toMatch(/attackers:\s*not reported/);
	await expect.element(screen.getByText('nobody counted')).toBeVisible();
	expect(screen.container.textContent).toMatch(/Wounded\s*not reported/);
	expect(screen.container.textContent).toContain('number not reported');
});

test('a claim and a denial stand in blocks of their own, each with its standing', async () => {
	const { container } = await render(IncidentCard, { detail: details.incidentDetail });
	const blocks = [...container.querySelectorAll('.said')].map((block) => block.textContent);
	expect(blocks).toHaveLength(2);
	expect(blocks[0]).toMatch(/A group\s*claimed/);
	expect(blocks[0]).toContain('no proof');
	expect(blocks[1]).toMatch(/Its elder\s*denied\s*as the target/);
});

test('a statement says that a claim is not shown to be true, and which steps nobody here saw', async () => {
	const { container } = await render(StatementCard, { detail: details.statementDetail });
	expect(container.textContent).toContain('It is not shown to be true by being said.');
	expect(container.textContent).toMatch(/posted\s*not seen by us/);
});

test('a presence without incidents says so', async () => {
	const screen = await render(PresenceCard, { detail: details.presenceDetail });
	await expect.element(screen.getByText(/^No incident is recorded here\./)).toBeVisible();
});

test('propaganda is described and never linked', async () => {
	const { sourceDetail } = details;
	const propaganda = { ...sourceDetail, source: { ...sourceDetail.source, propaganda: true } };
	const { container } = await render(SourceCard, { detail: propaganda });
	expect(container.querySelector('a[href^="http"]')).toBeNull();
	expect(container.textContent).toContain('propaganda: described, not linked');
});

test('the diagram of relations is a set of named links, told as words as well', async () => {
	const screen = await render(GroupCard, { detail: details.groupDetail });
	const diagram = screen.getByRole('group', { name: /Relations of A group/ });
	await expect
		.element(diagram.getByRole('link', { name: 'Its elder' }))
		.toHaveAttribute('href', '/groups/g2');
	expect(screen.container.textContent).toMatch(/is part of\s*Its elder, in the north\s*assessed/);
});
