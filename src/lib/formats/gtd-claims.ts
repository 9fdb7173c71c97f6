// Who is said to have done it in GTD: up to three groups, each claimed, suspected or attributed.
import type { Attribution, Evidence } from '../domain/schema.ts';
import type { Channel, Standing } from '../domain/standing.ts';
import type { Desk } from './desk.ts';
import type { ReadOptions } from './format.ts';
import type { Row } from './gtd-columns.ts';
import { groupId } from './identity.ts';
import { lineText } from './text.ts';

// claimmode 1 to 10 of the codebook.
const CHANNELS: Channel[] = [
	'letter',
	'call after',
	'call before',
	'e-mail',
	'note at scene',
	'video',
	'posted online',
	'personal',
	'other',
	'unknown'
];
const IN_WORDS: [RegExp, Channel][] = [
	[/^letter/i, 'letter'],
	[/^call.*post/i, 'call after'],
	[/^call.*pre/i, 'call before'],
	[/^e-?mail/i, 'e-mail'],
	[/^note/i, 'note at scene'],
	[/^video/i, 'video'],
	[/^posted/i, 'posted online'],
	[/^personal/i, 'personal'],
	[/^other/i, 'other'],
	[/^unknown/i, 'unknown']
];

const PLACES = [
	['group1', 'part1', 'uncertain1', 'claimed1', 'mode1', 'modeText1'],
	['group2', 'part2', 'uncertain2', 'claimed2', 'mode2', 'modeText2'],
	['group3', 'part3', 'uncertain3', 'claimed3', 'mode3', 'modeText3']
] as const;

const isYes = (text: string) => Number(text) === 1;

function channelOf(text: string, code: string): Channel {
	const spelled = IN_WORDS.find(([pattern]) => pattern.test(text))?.[1];
	return spelled ?? CHANNELS[Number(code) - 1] ?? 'unknown';
}

/** The attributions of a row; a group named "Unknown" is none. */
export function attributionsOf(
	row: Row,
	desk: Desk,
	options: ReadOptions,
	evidence: Evidence[]
): Attribution[] {
	const found = new Map<string, Attribution>();
	for (const [group, part, uncertain, claimed, mode, modeText] of PLACES) {
		const name = lineText(row.text(group));
		if (!name || /^(unknown|-9{1,2})$/i.test(name)) continue;
		const id = desk.group({
			id: groupId(options.dataset, name),
			name,
			kind: 'armed group',
			external: { collection: 'gtd', id: name }
		});
		if (found.has(id)) continue;
		const isClaim = isYes(row.text(claimed));
		const standing: Standing = isClaim
			? 'claimed'
			: isYes(row.text(uncertain))
				? 'suspected'
				: 'attributed';
		const notes = [
			row.text(part) && `Named more closely: ${lineText(row.text(part))}.`,
			isClaim && isYes(row.text('competing')) && 'Other groups claimed it too.'
		].filter(Boolean);
		found.set(id, {
			group: id,
			role: 'perpetrator',
			standing,
			by: isClaim ? lineText(`${name}, as GTD records it`) : 'GTD',
			...(isClaim && { channel: channelOf(row.text(modeText), row.text(mode)) }),
			...(notes.length > 0 && { note: notes.join(' ') }),
			evidence
		});
	}
	return [...found.values()];
}
