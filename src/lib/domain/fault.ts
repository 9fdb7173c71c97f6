/** Something wrong in the data: where it stands, what was found and what was expected. */
export interface Fault {
	/** Path below the data folder, as layers/taraz.geojson. */
	file: string;
	/** Id of the record, or its place in the file where it has none; empty for the file itself. */
	record: string;
	/** Path of the field in the record, as casualties.0.low; empty for the record itself. */
	field: string;
	found: string;
	expected: string;
}

// Names of fields and records come from files of anybody: none may break the line or steer a terminal.
const CONTROL = /\p{Cc}|\p{Cf}|[\u2028\u2029]/gu;

/** One fault as one line for a person; control characters are shown as �. */
export const formatFault = ({ file, record, field, found, expected }: Fault): string =>
	(
		[file, record, field].filter(Boolean).join(' · ') + `: found ${found}; expected ${expected}`
	).replace(CONTROL, '\ufffd');
