/** A layer in a script of PyTorch or Keras. */

/** Python expressions, a module each, in the order of computing. */
export interface Modules {
	modules: readonly string[];
	/** Lines of each class that they need. */
	classes?: readonly (readonly string[])[];
}

/** What a script's network asks of its layers. */
export interface ModuleSetting {
	/** The class of a dense layer. */
	dense: string;
	/** Further arguments of what has a kernel, behind a comma. */
	options: string;
}
