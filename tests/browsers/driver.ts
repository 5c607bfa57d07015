/**
 * What the walk asks of a browser, whoever drives it. A function that it hands over runs in the page,
 * and knows nothing but its arguments.
 */
export interface Driver {
	version: string;
	open(url: string): Promise<void>;
	reload(): Promise<void>;
	see<T>(look: (...words: string[]) => T, ...words: string[]): Promise<T>;
	click(find: (...words: string[]) => Element | undefined, ...words: string[]): Promise<void>;
	press(selector: string, key: 'Home' | 'Escape'): Promise<void>;
	/** Errors and warnings in the console since they were asked for last. */
	heard(): Promise<string[]>;
	close(): Promise<void>;
}
