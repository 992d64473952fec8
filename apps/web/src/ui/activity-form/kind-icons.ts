// The drawing of each kind of activity.
import type { ActivityKind } from '@portolan/core';
import type { IconName } from '../Icon.tsx';

export const KIND_ICONS: Readonly<Record<ActivityKind, IconName>> = {
  task: 'check',
  call: 'phone',
  meeting: 'people',
  email: 'mail',
  message: 'comment',
  note: 'details',
};
