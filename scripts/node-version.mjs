// Imported first by every script that people start: says how to mend too old a Node.js. Written for old ones, too.
const WANTED = 20;

if (Number(process.versions.node.split('.')[0]) < WANTED) {
  console.error(
    'Portolan needs Node.js ' +
      WANTED +
      ' or newer to begin (it then brings its own Node.js 24); this is ' +
      process.version +
      '. Install the current one from https://nodejs.org, or with a version manager: nvm install 24',
  );
  process.exit(1);
}
