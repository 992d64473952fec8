// Actions on something, behind one button.
import type { ReactNode } from 'react';
import {
  Header,
  Keyboard,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  type PopoverProps,
} from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { FLOATING, OPTION, OptionText } from './option-list.tsx';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly run: () => void;
  /** For what cannot be undone. */
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** Shows a tick. */
  readonly isOn?: boolean;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly actions: readonly MenuAction[];
}

export interface MenuProps {
  /** Accessible name of the list. */
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly groups: readonly MenuGroup[];
  readonly placement?: NonNullable<PopoverProps['placement']>;
  readonly isOpenAtFirst?: boolean;
}

function Action(props: { readonly action: MenuAction }) {
  const { action } = props;
  return (
    <MenuItem
      id={action.id}
      textValue={action.label}
      onAction={action.run}
      isDisabled={action.isDisabled ?? false}
      className={`${OPTION} ${action.isDanger === true ? 'text-attention-ink' : ''}`}
    >
      {action.icon !== undefined && <Icon name={action.icon} />}
      <OptionText label={action.label} hint={action.hint} />
      {action.keys !== undefined && (
        <Keyboard className="ms-auto ps-4 font-sans text-xs text-muted">{action.keys}</Keyboard>
      )}
      {action.isOn !== undefined && (
        <Icon name="check" className={`ms-auto ${action.isOn ? '' : 'invisible'}`} />
      )}
    </MenuItem>
  );
}

export function Menu(props: MenuProps) {
  return (
    <MenuTrigger defaultOpen={props.isOpenAtFirst ?? false}>
      {props.trigger}
      <Popover className={`${FLOATING} min-w-44`} placement={props.placement ?? 'bottom start'} offset={4}>
        <AriaMenu aria-label={props.label} className="max-h-[70dvh] overflow-auto p-1 outline-none">
          {props.groups.map((group, index) => (
            <MenuSection
              key={group.id}
              // A section and an item of one name would make the list go in a circle.
              id={`section:${group.id}`}
              {...(group.title === undefined ? { 'aria-label': group.id } : {})}
            >
              {index > 0 && <Separator className="-mx-1 my-1 border-t border-line" />}
              {group.title !== undefined && (
                <Header className="px-2 pt-1 pb-0.5 text-xs text-muted">{group.title}</Header>
              )}
              {group.actions.map((action) => (
                <Action key={action.id} action={action} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
