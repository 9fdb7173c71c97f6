import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text that does harm wherever it is taken for markup or script; what it makes carries `data-payload`. */
export const PAYLOADS = [
	'<script data-payload>alert(1)</script>',
	'"><img data-payload src=x onerror=alert(1)>',
	"'><svg data-payload onload=alert(1)>",
	'</title></textarea></style><script data-payload>alert(1)</script>',
	'</script><img data-payload src=x onerror=alert(1)>',
	'--><iframe data-payload srcdoc="<script>alert(1)</script>"></iframe>',
	'<a data-payload href="javascript:alert(1)">read on</a>',
	'" onmouseover="alert(1)" autofocus onfocus="alert(1)" data-payload="',
	'{{constructor.constructor("alert(1)")()}}<b data-payload>',
	'${alert(1)}`<math><mtext data-payload><style><img src onerror=alert(1)>',
	'&lt;img data-payload src=x onerror=alert(1)&gt;',
	'\u202E<details data-payload open ontoggle=alert(1)>',
	'javascript:alert(1)//<embed data-payload>'
];

/** Fields that hold words for people, in every file of the data. */
const TEXT = new Set(
	(
		'title description name paraphrase what why note summary method approximate by label publisher ' +
		'likelihood where step addressees definition licence citation literal code locator'
	).split(' ')
);

/** The value with a payload, a different one each time, put before every text in it. */
function poison(value: unknown, key: string, next: () => string): unknown {
	if (typeof value === 'string') return TEXT.has(key) ? `${next()} ${value}` : value;
	if (Array.isArray(value)) return value.map((item) => poison(item, key, next));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([field, inner]) => [field, poison(inner, field, next)])
	);
}

/** A copy of the data in a folder of its own, with a payload in every text of every record. */
export function poisonedData(): string {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-hostile-'));
	cpSync('data', folder, { recursive: true });
	let turn = 0;
	const next = () => PAYLOADS[turn++ % PAYLOADS.length] ?? '';
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const file of files.filter((name) => /\.(geo)?json$/.test(name) && !/schema/.test(name))) {
		const path = join(folder, file);
		writeFileSync(path, JSON.stringify(poison(JSON.parse(readFileSync(path, 'utf8')), '', next)));
	}
	return folder;
}
