// What the form of the import page says of a file.
import { TERMS, type Dataset } from '../../domain/dataset.ts';
import { FormatError } from '../../formats/format.ts';
import { FIELDS, parseMapping, type Mapping } from '../../formats/mapping.ts';
import { textsOf } from '../admin/form.ts';
import type { Said } from './job.ts';

const MOST_MAPPING = 400_000;

/** What words stand for: as was said before, and over that what the form chooses; nothing chosen takes it back. */
function chosenValues(form: FormData, before: Mapping['values'] = {}): Mapping['values'] {
	const words = form.getAll('word').map(String);
	const chosen = form.getAll('stands').map(String);
	const values: Record<string, Record<string, string> | undefined> = { ...before };
	words.forEach((word, index) => {
		const [, of = '', name = ''] = /^(type|precision|standing):(.+)$/s.exec(word) ?? [];
		if (!of) return;
		const rest = Object.entries(values[of] ?? {}).filter(([known]) => known !== name);
		values[of] = Object.fromEntries(chosen[index] ? [...rest, [name, chosen[index]]] : rest);
	});
	return values;
}

/**
 * The mapping that the form's own choices make, over what the form has no fields for; null where nothing is said.
 */
function chosenMapping(
	form: FormData,
	text: (name: string) => string,
	before: Mapping | null
): Mapping | null {
	const columns = FIELDS.flatMap((field) => {
		const column = text(`column.${field}`);
		return column ? [[field, column] as const] : [];
	});
	const { separator, encoding } = before ?? {};
	const kept = { ...(separator && { separator }), ...(encoding && { encoding }) };
	const values = chosenValues(form, before?.values);
	const isSaid = [kept, ...Object.values(values)].some((each) => Object.keys(each ?? {}).length);
	if (!columns.length && !isSaid) return null;
	const defaults = (['type', 'precision', 'standing'] as const).flatMap((name) => {
		const value = text(`default.${name}`);
		return value ? [[name, value] as const] : [];
	});
	const dateOrder = text('dateOrder');
	const whole = {
		columns: Object.fromEntries(columns),
		values,
		defaults: Object.fromEntries(defaults),
		...kept,
		...(dateOrder && { dateOrder })
	};
	return parseMapping(JSON.stringify(whole), 'What was chosen');
}

async function mappingOf(
	form: FormData,
	text: (name: string) => string,
	before: Mapping | null
): Promise<Mapping | null> {
	const file = form.get('mapping');
	if (file instanceof File && file.size > 0) {
		if (file.size > MOST_MAPPING) throw new FormatError('The mapping file is too large.');
		return parseMapping(await file.text(), file.name);
	}
	return chosenMapping(form, text, before);
}

/** Reads the form over the mapping of before; throws FormatError where something in it cannot be used. */
export async function readSaid(form: FormData, before: Mapping | null): Promise<Said> {
	const text = textsOf(form);
	const terms = TERMS.find((each) => each === text('terms'));
	const optional = Object.fromEntries(
		(['title', 'licence', 'licenceURL', 'citation', 'retrieved'] as const).flatMap((name) => {
			const value = text(name);
			return value ? [[name, value]] : [];
		})
	) as Partial<Dataset>;
	return {
		format: text('format'),
		mapping: await mappingOf(form, text, before),
		dataset: {
			...{ id: text('dataset'), version: text('release') },
			...optional,
			...(terms && { terms })
		},
		acceptRejected: text('acceptRejected') === 'yes'
	};
}
