// What an import is told: of which dataset, which files it brings, and what the dataset is made of from then on.
import type { Audience } from '../../domain/audience.ts';
import { datasetSchema, type Dataset } from '../../domain/dataset.ts';
import { findingsOf } from '../../domain/shape.ts';
import { FormatError } from '../../formats/format.ts';
import { formatNamed, recogniseFormat } from '../../formats/index.ts';
import type { Mapping } from '../../formats/mapping.ts';
import { takeSample } from '../../formats/sample.ts';
import type { Progress } from '../snapshot/build.ts';
import { checkFile, fileAt, keepFile } from './file.ts';
import { aboutKnown } from './known.ts';
import type { FileStep, Kept, Manifest, Step } from './manifest.ts';

/** A file to bring in, and what is said of it. */
export interface Order {
	data: string;
	store: string;
	/** Path of the file; left out where only records are withdrawn. */
	file?: string;
	/** Path of a list of records that the dataset has withdrawn. */
	deletions?: string;
	/** Paths of files that belong to the file. */
	beside?: string[];
	/** Id of a format; found out if left out. */
	format?: string;
	mapping?: Mapping;
	/** Of what is left out, what is known of the dataset or what was said of it before holds. */
	dataset: Pick<Dataset, 'id'> & Partial<Dataset>;
	acceptRejected?: boolean;
	/** Whom the snapshot is for; the public if left out. */
	audience?: Audience;
	progress?: (progress: Progress) => void;
}

/** Formats whose files are slices: each is added to those before it. */
const SLICED = new Set(['acled']);

/** The dataset as it is told, by what is known of it or was said of it before; throws a FormatError where that is not enough. */
export function datasetOf({ dataset: told }: Order, before: Manifest | null): Dataset {
	const version = told.version ?? before?.dataset.version;
	if (!version)
		throw new FormatError(
			`Name the release of ${told.id}, as --release 19.1; it tells one state from another.`
		);
	const wanted = { ...aboutKnown(told.id, version), ...before?.dataset, ...told, version };
	// A citation that names the release follows the release.
	const known = aboutKnown(told.id, version)?.citation;
	const isOld =
		before && before.dataset.citation === aboutKnown(told.id, before.dataset.version)?.citation;
	if (known && !told.citation && (isOld || !before)) wanted.citation = known;
	const parsed = datasetSchema.safeParse(wanted);
	if (parsed.success) return parsed.data;
	const missing = findingsOf(parsed.error, wanted).map(
		({ field, found, expected }) => `${field}: found ${found}, expected ${expected}`
	);
	throw new FormatError(
		`The dataset ${told.id} is not described well enough: ${missing.join('; ')}.`
	);
}

/** Copies of the files that are brought, and the format of the first. */
export async function stepsOf(
	order: Order,
	dataset: Dataset
): Promise<{ steps: Step[]; format: string | null }> {
	const { store, file, deletions } = order;
	const keep = (path: string): Promise<Kept> => keepFile(store, dataset.id, path);
	const steps: Step[] = [];
	let format: string | null = null;
	if (file !== undefined) {
		await checkFile(file);
		format = order.format
			? formatNamed(order.format).id
			: recogniseFormat(await takeSample(fileAt(file))).id;
		const beside = await Promise.all((order.beside ?? []).map(keep));
		const step: FileStep = {
			...{ step: 'file', ...(await keep(file)), format, release: dataset.version },
			...(order.mapping && { mapping: order.mapping }),
			...(beside.length && { beside })
		};
		steps.push(step);
	}
	if (deletions !== undefined) steps.push({ step: 'deletions', ...(await keep(deletions)) });
	if (!steps.length) throw new FormatError('Name a file to import, or a list of deletions.');
	return { steps, format };
}

/** The manifest of a dataset after an import. */
export function joined(
	before: Manifest | null,
	dataset: Dataset,
	steps: Step[],
	format: string | null
): Manifest {
	const mode =
		format === null ? (before?.mode ?? 'merge') : SLICED.has(format) ? 'merge' : 'replace';
	const kept = mode === 'merge' || format === null ? (before?.steps ?? []) : [];
	const again = new Set(steps.map(({ copy }) => copy));
	return { dataset, mode, steps: [...kept.filter(({ copy }) => !again.has(copy)), ...steps] };
}
