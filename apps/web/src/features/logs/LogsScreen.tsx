// Not built yet: its owner replaces this file.
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';

export function LogsScreen() {
  return (
    <Page title="">
      <SkeletonRows rows={6} />
    </Page>
  );
}
