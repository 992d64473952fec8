// Changes as they happen, for screens and for programs that follow along.
import { followChanges } from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { createLiveHub } from '../../platform/live/live-hub.ts';
import type { LiveOptions } from '../../platform/live/live-hub.ts';

export function liveFeature(options: LiveOptions): Feature {
  const hub = createLiveHub(options);
  return {
    name: 'live',
    routes(server) {
      server.register(followChanges, async ({ workspace, query, request }) => {
        // A browser that lost its stream says where it was in the header; it cannot change the address.
        const resumed = request.headers['last-event-id'];
        const after = typeof resumed === 'string' && resumed !== '' ? resumed : query.after;
        return { events: await hub.follow(workspace, after) };
      });
    },
    start: async (platform) => hub.start(platform),
    drain: () => hub.drain(),
    stop: () => hub.stop(),
  };
}
