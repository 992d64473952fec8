// Who reaches which records: teams, rules by role, and the explanation of both. What follows from them is enforced by
// platform/access and core/access, wherever records are read or written.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { explainAccess } from './explain.ts';
import { getAccessRules, replaceAccessRules } from './rules.ts';
import { addTeam, createTeam, listTeams, removeTeam, setTeamMembers, updateTeam } from './teams.ts';

export interface AccessFeature extends Feature {
  readonly addTeam: typeof addTeam;
}

export function accessFeature(): AccessFeature {
  return {
    name: 'access',
    addTeam,
    routes(server) {
      server.register(contract.listTeams, listTeams);
      server.register(contract.createTeam, createTeam);
      server.register(contract.updateTeam, updateTeam);
      server.register(contract.setTeamMembers, setTeamMembers);
      server.register(contract.removeTeam, removeTeam);
      server.register(contract.getAccessRules, getAccessRules);
      server.register(contract.replaceAccessRules, replaceAccessRules);
      server.register(contract.explainAccess, explainAccess);
    },
  };
}
