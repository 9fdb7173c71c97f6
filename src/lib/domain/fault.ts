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

/** One fault as one line for a person. */
export const formatFault = ({ file, record, field, found, expected }: Fault): string =>
	[file, record, field].filter(Boolean).join(' · ') + `: found ${found}; expected ${expected}`;
