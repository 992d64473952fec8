// Loaded into the server by `npm start`: when the process that started it is gone, however that came about, the
// server ends as if it had been asked to. Nothing happens when it is ending already.
if (process.channel !== undefined) {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (ending = true));
  process.channel.unref();
  process.once('disconnect', () => {
    if (ending) return;
    // Our own listener stands first, so more than one means that the server listens, too.
    if (process.listenerCount('SIGTERM') > 1) process.emit('SIGTERM');
    else process.exit(0);
  });
}
