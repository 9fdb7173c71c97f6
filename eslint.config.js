import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { arrows, forbidden } from './arrows.js';
import svelteConfig from './svelte.config.js';

/** @type {import('eslint').Linter.Config[]} */
const importRules = Object.keys(arrows).map((folder) => ({
	files: [`src/lib/${folder}/**`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: forbidden(folder).flatMap((other) => [
							`$lib/${other}`,
							`$lib/${other}/**`,
							`**/${other}/**`
						]),
						message: `lib/${folder} may import only: ${arrows[folder]?.join(', ') || 'nothing of ours'}.`
					}
				]
			}
		]
	}
}));

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'var/',
			'static/',
			'**/node_modules/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	{
		files: ['*.ts', 'e2e/**/*.ts', 'scripts/**/*.ts', 'src/**/*.ts'],
		extends: [ts.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			// SvelteKit's error() and redirect() return `never` and are thrown by design.
			'@typescript-eslint/only-throw-error': 'off'
		}
	},
	{
		// AssemblyScript, whose types TypeScript does not know.
		files: ['scripts/kernels/kernels.ts'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false } },
		rules: { '@typescript-eslint/consistent-type-imports': 'off' }
	},
	{
		files: ['src/**/*.svelte', 'src/**/*.svelte.ts'],
		extends: [ts.configs.recommended, svelte.configs.recommended],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			// What $props() gives is written with let, as everywhere in Svelte.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }]
		}
	},
	{ languageOptions: { globals: { ...globals.node, ...globals.browser } } },
	...importRules,
	prettier,
	svelte.configs.prettier
);
