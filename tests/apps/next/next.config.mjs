/** Nothing is said about .wasm files or workers. */
export default {};
