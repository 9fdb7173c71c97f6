// Who took part in an event of ACLED.
import type { Group } from '../domain/group.ts';
import type { Attribution, Evidence } from '../domain/schema.ts';
import type { Row } from './acled-columns.ts';
import type { Desk } from './desk.ts';
import type { ReadOptions } from './format.ts';
import { groupId } from './identity.ts';
import { lineText } from './text.ts';

const INTERS = [
	'state forces',
	'rebel',
	'political militia',
	'identity militia',
	'rioters',
	'protesters',
	'civilians',
	'external'
];

/** The code of an actor's kind from 1 to 8, whether it stands as a number or in words; 0 for none. */
function interOf(text: string): number {
	if (/^[1-8](?:\.0+)?$/.test(text)) return Number(text);
	return text ? INTERS.findIndex((start) => text.toLowerCase().startsWith(start)) + 1 : 0;
}

const isCivilian = (name: string, inter: number) => inter === 7 || /^civilians\b/i.test(name);

// Crowds and civilians are no organised groups, and an actor whom nobody could name is not one group.
const isGroup = (name: string, inter: number) =>
	name !== '' &&
	![5, 6, 7].includes(inter) &&
	!/^(civilians|rioters|protesters|unidentified)\b/i.test(name);

const kindOf = (inter: number): Group['kind'] =>
	inter === 1 ? 'state forces' : inter === 8 ? 'other' : 'armed group';

/** The organised groups of a row; order says nothing about who attacked, but civilians are always second. */
export function attributionsOf(
	row: Row,
	desk: Desk,
	options: ReadOptions,
	evidence: Evidence[]
): Attribution[] {
	const first = { name: lineText(row.text('actor1')), inter: interOf(row.text('inter1')) };
	const second = { name: lineText(row.text('actor2')), inter: interOf(row.text('inter2')) };
	const onCivilians =
		/^violence against civilians/i.test(row.text('eventType')) ||
		isCivilian(second.name, second.inter);
	return [first, second].flatMap(({ name, inter }, index): Attribution[] => {
		if (!isGroup(name, inter) || (index === 1 && name === first.name)) return [];
		const group = desk.group({
			id: groupId(options.dataset, name),
			name,
			kind: kindOf(inter),
			external: { collection: 'acled', id: name }
		});
		const role = onCivilians && index === 0 ? 'perpetrator' : 'party';
		return [{ group, role, standing: 'attributed', by: 'ACLED', evidence }];
	});
}
