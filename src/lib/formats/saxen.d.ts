declare module 'saxen' {
	type Decode = (text: string) => string;
	type Attributes = Record<string, string>;
	interface Hooks {
		openTag(name: string, attributes: () => Attributes, decode: Decode, selfClosing: boolean): void;
		closeTag(name: string, decode: Decode, selfClosing: boolean): void;
		text(text: string, decode: Decode): void;
		cdata(text: string): void;
		attention(text: string): void;
		error(problem: Error, context: () => { line: number; column: number }): void;
		warn(problem: Error): void;
	}
	/** A SAX parser that fetches nothing and knows no entities but XML's own and HTML's names. */
	export class Parser {
		on<Name extends keyof Hooks>(name: Name, hook: Hooks[Name]): this;
		parse(xml: string): void;
	}
}
