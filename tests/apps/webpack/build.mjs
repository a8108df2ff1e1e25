// As small as a configuration of webpack can be: nothing is said about .wasm files or workers.
import webpack from 'webpack';

const compiler = webpack({ mode: 'production', entry: './src/index.js', output: { clean: true } });
compiler.run((error, stats) => {
  if (error || stats.hasErrors() || stats.hasWarnings()) {
    console.error(error ?? stats.toString());
    process.exit(1);
  }
  compiler.close(() => {});
});
