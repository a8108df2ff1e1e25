/** The version of this package, the same as in every `Analysis`. */
export const version = '0.1.0';
