// What an address of the OGC API asks for, read and held against what the atlas has.
import { formatRedaction } from '../../query/redaction.ts';
import { atlas, type Atlas } from '../atlas.ts';
import type { Described } from '../flat/property.ts';
import type { Collection, Item } from './collection.ts';
import { collectionsOf } from './collections.ts';
import { addressesAt, type Addresses } from './link.ts';
import { readParameters, type ParameterName, type Values } from './parameter.ts';
import { Refusal } from './refusal.ts';

/** An address with the parts of its path, as a route knows it. */
export interface Asked {
	url: URL;
	params: Record<string, string | undefined>;
	request: Request;
}

/** A question that can be answered. */
export interface Asking {
	known: Atlas;
	url: URL;
	params: Asked['params'];
	addresses: Addresses;
	collections: ReadonlyMap<string, Collection>;
	form: 'json' | 'html';
	values: Values;
}

/** What one kind of address answers. */
export interface Operation<D> {
	parameters: readonly ParameterName[];
	/** Whether the properties of the collection are parameters too. */
	byProperty?: true;
	make: (asking: Asking) => D | Promise<D>;
}

/** Every address takes these. */
export const COMMON = ['f', 'theme'] as const satisfies ParameterName[];

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The collection that a path names. */
export function collectionIn({ collections, params }: Pick<Asking, 'collections' | 'params'>) {
	const id = params.collection ?? '';
	const found = collections.get(id);
	if (found) return found;
	throw new Refusal(
		404,
		`There is no collection “${shortened(id)}”; there are ${[...collections.keys()].join(', ')}.`
	);
}

/** The feature that a path names; says so where it was taken out of the data. */
export function itemIn({ params, known }: Asking, collection: Collection): Item {
	const id = params.item ?? '';
	const found = collection.item(id);
	if (found) return found;
	for (const subject of ['incident', 'presence', 'group'] as const) {
		const redaction = known.redactor.of(subject, id);
		if (redaction)
			throw new Refusal(410, `${formatRedaction(redaction)} ${redaction.reason}`, { redaction });
	}
	throw new Refusal(404, `The collection “${collection.id}” has no feature “${shortened(id)}”.`);
}

/** The properties that features of a collection can be asked for by. */
export const queryablesOf = ({ properties, traits }: Collection): Described[] => [
	...properties.filter(({ format }) => format !== 'uri-reference'),
	...traits
];

/** Reads an address; throws a refusal where it cannot be answered. */
export async function readAsking(
	{ url, params }: Asked,
	{ parameters, byProperty }: Omit<Operation<unknown>, 'make'>,
	form: Asking['form']
): Promise<Asking> {
	const known = await atlas();
	const collections = collectionsOf(known);
	const queryables = byProperty ? queryablesOf(collectionIn({ collections, params })) : [];
	const read = readParameters(url.searchParams, [...COMMON, ...parameters], queryables);
	if ('faults' in read) throw new Refusal(400, read.faults.join(' '), { faults: read.faults });
	const addresses = addressesAt(url.origin);
	return { known, url, params, addresses, collections, form, values: read };
}
