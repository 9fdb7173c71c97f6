/** Reads the fields of a form that was sent, without blanks around them; what is not there is empty. */
export const textsOf =
	(form: FormData) =>
	(name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
