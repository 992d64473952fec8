// Something to do, before it has names.
import type { TodayItem } from '@portolan/contract';
import type { Ranked } from '@portolan/core';

export interface Found extends Ranked {
  readonly action: TodayItem['action'];
  readonly dealId: string | null;
  readonly activityId: string | null;
  readonly item: TodayItem['item'];
}
