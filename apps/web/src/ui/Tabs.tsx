// Parts of one thing, one at a time.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { items, value, onChange } = props;
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item !== undefined) onChange(item.id);
      }}
      className="flex flex-col"
    >
      <TabList aria-label={props.label} className="flex gap-5 overflow-x-auto border-b border-line">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            isDisabled={item.isDisabled ?? false}
            className="focus-ring -mb-px flex h-row cursor-default items-center border-b-2 border-transparent text-sm whitespace-nowrap text-muted -outline-offset-2 data-disabled:opacity-45 data-hovered:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink"
          >
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="focus-ring pt-4">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
