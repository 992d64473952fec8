// Loaded into the server by `npm start`: when the process that started it is gone, however that came about, the
// server ends as if it had been asked to.
if (process.channel !== undefined) {
  process.channel.unref();
  process.once('disconnect', () => {
    if (!process.emit('SIGTERM')) process.exit(0);
  });
}
