// Before the first paint: the theme that the reader chose here earlier, unless the address names one.
try {
	const root = document.documentElement;
	const chosen = localStorage.getItem('theme');
	if (!root.dataset.theme && (chosen === 'light' || chosen === 'dark')) root.dataset.theme = chosen;
} catch {
	// Storage may be closed to us; then the system's theme holds.
}
