import type { z } from 'zod';
import type { Finding } from './draft.ts';
import { show, valueAt } from './loose.ts';

type Issue = z.core.$ZodIssue;

const WORDS: Record<string, string> = {
	array: 'a list',
	tuple: 'a list',
	boolean: 'true or false',
	int: 'a whole number',
	null: 'null',
	number: 'a number',
	object: 'an object',
	record: 'an object',
	string: 'text'
};

const FORMATS: Record<string, string> = {
	date: 'a day that exists, as 2011-11-12',
	url: 'a web address with http or https'
};

const UNITS: Record<string, string> = { string: ' characters', array: ' entries' };

function size(issue: Issue & { code: 'too_small' | 'too_big' }): string {
	const most = issue.code === 'too_big';
	const number = String(most ? issue.maximum : issue.minimum);
	const edge =
		issue.inclusive === false ? (most ? 'less than' : 'more than') : most ? 'at most' : 'at least';
	const unit = UNITS[issue.origin] ?? '';
	return `${edge} ${number}${unit}`;
}

function expectedBy(issue: Issue): string {
	switch (issue.code) {
		case 'invalid_type':
			return WORDS[issue.expected] ?? issue.expected;
		case 'invalid_value':
			return (issue.values.length > 1 ? 'one of: ' : '') + issue.values.map(String).join(', ');
		case 'too_small':
		case 'too_big':
			return size(issue);
		case 'invalid_format':
			return (
				FORMATS[issue.format] ??
				(issue.pattern && /^Invalid/.test(issue.message) ? issue.pattern : issue.message)
			);
		case 'unrecognized_keys':
			return 'only fields that docs/data.md names';
		case 'invalid_union':
			return issue.path.at(-1) === 'type'
				? 'a type that is kept here'
				: 'one of its documented forms';
		default:
			return issue.message;
	}
}

/** What is wrong with a value's shape, in the words of a fault; none where it fits its schema. */
export function findingsOf(error: z.ZodError, value: unknown, at = ''): Finding[] {
	return error.issues.flatMap((issue) => {
		const path = [...(at ? [at] : []), ...issue.path.map(String)];
		const expected = expectedBy(issue);
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map((key) => ({
				field: [...path, key].join('.'),
				found: `a field "${key}"`,
				expected
			}));
		}
		return [{ field: path.join('.'), found: show(valueAt(value, issue.path)), expected }];
	});
}
