// Read-only links to a process for people without an account: unguessable, revocable, with an end and a password where
// somebody wants them. Behind a link is the map and the name of its process, and nothing else of the workspace.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { createLink, listLinks, revokeLink } from './links.ts';
import { openLink } from './open-link.ts';
import type { MapSharesDeps } from './open-link.ts';

export function mapSharesFeature(deps: MapSharesDeps): Feature {
  return {
    name: 'map-shares',
    routes(server) {
      server.register(contract.listShares, listLinks);
      server.register(contract.createShare, createLink);
      server.register(contract.revokeShare, revokeLink);
      server.register(contract.openShare, (call) => openLink(call, deps), { secrets: true });
    },
  };
}
