// What the form of the import page says of a file.
import { TERMS, type Dataset } from '../../domain/dataset.ts';
import { FormatError } from '../../formats/format.ts';
import { FIELDS, parseMapping, type Mapping } from '../../formats/mapping.ts';
import { textsOf } from '../admin/form.ts';
import type { Said } from './job.ts';

const MOST_MAPPING = 400_000;

/** The mapping that the form's own choices make; null where they name no column. */
function chosenMapping(text: (name: string) => string): Mapping | null {
	const columns = FIELDS.flatMap((field) => {
		const column = text(`column.${field}`);
		return column ? [[field, column] as const] : [];
	});
	if (!columns.length) return null;
	const defaults = (['type', 'precision', 'standing'] as const).flatMap((name) => {
		const value = text(`default.${name}`);
		return value ? [[name, value] as const] : [];
	});
	const dateOrder = text('dateOrder');
	const whole = {
		columns: Object.fromEntries(columns),
		defaults: Object.fromEntries(defaults),
		...(dateOrder && { dateOrder })
	};
	return parseMapping(JSON.stringify(whole), 'What was chosen');
}

async function mappingOf(form: FormData, text: (name: string) => string): Promise<Mapping | null> {
	const file = form.get('mapping');
	if (file instanceof File && file.size > 0) {
		if (file.size > MOST_MAPPING) throw new FormatError('The mapping file is too large.');
		return parseMapping(await file.text(), file.name);
	}
	return chosenMapping(text);
}

/** Reads the form; throws FormatError where something in it cannot be used. */
export async function readSaid(form: FormData): Promise<Said> {
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
		mapping: await mappingOf(form, text),
		dataset: {
			...{ id: text('dataset'), version: text('release') },
			...optional,
			...(terms && { terms })
		},
		acceptRejected: text('acceptRejected') === 'yes'
	};
}
