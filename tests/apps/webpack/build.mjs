// As small as a configuration of webpack can be: nothing is said about .wasm files or workers. (`performance` warns of
// every file above 244 KiB; a warning fails this build.)
import webpack from 'webpack';

const compiler = webpack({ mode: 'production', entry: './src/index.js', output: { clean: true }, performance: false });
compiler.run((error, stats) => {
  if (error || stats.hasErrors() || stats.hasWarnings()) {
    console.error(error ?? stats.toString());
    process.exit(1);
  }
  compiler.close(() => {});
});
